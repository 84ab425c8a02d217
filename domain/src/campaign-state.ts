import type { Bilingual } from './bilingual.ts'

/** Where a campaign stands. `waiting`: the pilot is out and a person decides whether the rest follows. */
export const CAMPAIGN_STATES = [
  'draft',
  'checked',
  'scheduled',
  'sending',
  'waiting',
  'paused',
  'cancelled',
  'done',
] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

export const CAMPAIGN_STATE_WORDS: Readonly<Record<CampaignState, Bilingual>> = {
  draft: { ru: 'Черновик', en: 'Draft' },
  checked: { ru: 'Проверена', en: 'Checked' },
  scheduled: { ru: 'Запланирована', en: 'Scheduled' },
  sending: { ru: 'Отправляется', en: 'Sending' },
  waiting: { ru: 'Ждёт решения', en: 'Waiting for a decision' },
  paused: { ru: 'На паузе', en: 'Paused' },
  cancelled: { ru: 'Отменена', en: 'Cancelled' },
  done: { ru: 'Завершена', en: 'Done' },
}

/** What a person may do with a campaign. */
export const CAMPAIGN_VERBS = ['change', 'check', 'delete', 'launch', 'go_ahead', 'pause', 'resume', 'cancel'] as const
export type CampaignVerb = (typeof CAMPAIGN_VERBS)[number]

const ALLOWED: Readonly<Record<CampaignVerb, readonly CampaignState[]>> = {
  change: ['draft', 'checked'],
  check: ['draft', 'checked'],
  delete: ['draft', 'checked'],
  launch: ['checked'],
  go_ahead: ['waiting'],
  pause: ['scheduled', 'sending', 'waiting'],
  resume: ['paused'],
  cancel: ['scheduled', 'sending', 'waiting', 'paused'],
}

/** Whether a verb makes sense in a state; rights are another question. */
export function mayDo(state: CampaignState, verb: CampaignVerb): boolean {
  return ALLOWED[verb].includes(state)
}

/** Everything that makes sense in a state, in the order of a campaign's life. */
export function verbsIn(state: CampaignState): CampaignVerb[] {
  return CAMPAIGN_VERBS.filter((verb) => mayDo(state, verb))
}
