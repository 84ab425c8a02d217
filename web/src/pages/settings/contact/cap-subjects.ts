import type { ContactRules } from '@revisit/domain/contact-rules.ts'

type Cap = ContactRules['caps'][number]

/** What a cap counts, as choices of one list: «class:advertising», «priority:return», «channel:sms». */
export function subjectsOf({ classes, priorities, channels }: Cap): string[] {
  return [
    ...classes.map((one) => `class:${one}`),
    ...priorities.map((one) => `priority:${one}`),
    ...channels.map((one) => `channel:${one}`),
  ]
}

/** The cap with other subjects. */
export function withSubjects(cap: Cap, subjects: readonly string[]): Cap {
  const of = (kind: string) =>
    subjects.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1))
  return {
    ...cap,
    classes: of('class') as Cap['classes'],
    priorities: of('priority') as Cap['priorities'],
    channels: of('channel') as Cap['channels'],
  }
}
