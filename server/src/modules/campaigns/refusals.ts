import { CAMPAIGN_STATE_WORDS, type CampaignState } from '@revisit/domain/campaign-state.ts'
import type { CampaignProblem } from '@revisit/domain/campaign-problem.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.ts'

export function campaignNotFound(): NotFound {
  return new NotFound('campaign_not_found', { ru: 'Рассылка не найдена', en: 'Campaign not found' })
}

/** The verb makes no sense in this state. */
export function wrongState(state: CampaignState): Conflict {
  const { ru, en } = CAMPAIGN_STATE_WORDS[state]
  return new Conflict('campaign_state', {
    ru: `Сейчас это невозможно: рассылка в состоянии «${ru.toLowerCase()}»`,
    en: `Not possible now: the campaign is "${en.toLowerCase()}"`,
  })
}

export function notChecked(): Conflict {
  return new Conflict('campaign_not_checked', {
    ru: 'Сначала проверьте рассылку: кто её получит и кто нет',
    en: 'Check the campaign first: who gets it and who does not',
  })
}

export function hasProblems(problems: readonly CampaignProblem[]): Invalid {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return new Invalid(
    'campaign_has_problems',
    { ru: 'Исправьте рассылку перед проверкой', en: 'Correct the campaign first' },
    errors.map(({ path, message }) => ({ path: `definition.${path}`, message })),
  )
}

export function personNeeded(): Forbidden {
  return new Forbidden('person_needed', {
    ru: 'Рекламу запускает человек под своим именем, а не ключ API',
    en: 'Advertising is launched by a person under their own name, not by an API key',
  })
}

export function wrongMoment(): Invalid {
  const message = {
    ru: 'Выберите время в будущем, не дальше года',
    en: 'Choose a time in the future, within a year',
  }
  return new Invalid('wrong_moment', message, [{ path: 'at', message }])
}
