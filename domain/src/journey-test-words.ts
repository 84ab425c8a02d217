import type { Bilingual } from './bilingual.ts'
import type { EpisodeTest } from './journey-node.ts'
import { TOUCH_OUTCOME_WORDS } from './journey-words.ts'
import { TREATMENT_WORDS } from './segment-filters.ts'
import { moneyText } from './segment-sentence.ts'

const BOOKED = {
  yes: { ru: 'Записался после входа', en: 'Booked since the entry' },
  no: { ru: 'Не записался после входа', en: 'Has not booked since the entry' },
}
const VISITED = {
  yes: { ru: 'Был на приёме после входа', en: 'Came since the entry' },
  no: { ru: 'Не был на приёме после входа', en: 'Has not come since the entry' },
}

/** A fact about the episode as a condition asks it. */
export function episodeTestWords(test: EpisodeTest): Bilingual {
  switch (test.fact) {
    case 'booked_since_entry':
      return BOOKED[test.is ? 'yes' : 'no']
    case 'visited_since_entry':
      return VISITED[test.is ? 'yes' : 'no']
    case 'plan_left': {
      const amount = moneyText(test.amount)
      return test.op === 'gte'
        ? { ru: `По плану осталось от ${amount}`, en: `At least ${amount} left in the plan` }
        : { ru: `По плану осталось меньше ${amount}`, en: `Less than ${amount} left in the plan` }
    }
    case 'treatment_type':
      return joined(
        'Вид лечения',
        'Kind of treatment',
        test.in.map((type) => TREATMENT_WORDS[type] ?? same(type)),
      )
    case 'touch':
      return joined(
        'Сообщение',
        'Message',
        test.outcomes.map((outcome) => TOUCH_OUTCOME_WORDS[outcome]),
      )
  }
}

function joined(ru: string, en: string, values: readonly Bilingual[]): Bilingual {
  const list = (language: keyof Bilingual) => values.map((words) => words[language]).join(', ')
  return { ru: `${ru}: ${list('ru')}`, en: `${en}: ${list('en')}` }
}

function same(text: string): Bilingual {
  return { ru: text, en: text }
}
