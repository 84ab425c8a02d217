import { IconCalendarX, IconEye, IconForms, IconSend, type Icon } from '@tabler/icons-react'
import type { EntryTools, FactOf, Said } from './entry-tools.ts'

const DEEDS = {
  service_viewed: IconEye,
  form_started: IconForms,
  form_sent: IconSend,
  booking_abandoned: IconCalendarX,
} satisfies Record<string, Icon>
type Deed = keyof typeof DEEDS

/** What the patient did on the clinic's site. */
export function saySite({ code, params }: FactOf<'event'>, { t }: EntryTools): Said {
  const deed = (Object.keys(DEEDS) as Deed[]).find((one) => `site.${one}` === code) ?? 'form_sent'
  const about = [params.service, params.form, params.title].find((word) => typeof word === 'string')
  return {
    icon: DEEDS[deed],
    kind: t('timeline.site.kind'),
    title: [t(`timeline.site.${deed}`), about].filter(Boolean).join(': '),
    text: typeof params.path === 'string' ? params.path : undefined,
  }
}
