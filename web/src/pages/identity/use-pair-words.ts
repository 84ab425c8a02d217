import { formatPhone } from '@revisit/domain/phone-text.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { duplicates } from '../../i18n/ru/duplicates.ts'
import type { DuplicatePair, PairReason } from './duplicate-queries.ts'

type ReasonCode = keyof (typeof duplicates)['reasons']
type FieldName = keyof (typeof duplicates)['fields']
type ChannelName = keyof (typeof duplicates)['channels']
type PurposeName = keyof (typeof duplicates)['purposes']

/** Reasons, fields and values of a pair in the reader's words. */
export function usePairWords() {
  const { t } = useTranslation('duplicates')
  const format = useFormat()
  const channel = (name: string) =>
    t(`channels.${(name === '*' ? 'all' : name) as ChannelName}`, { defaultValue: name })
  return {
    /** Never 100 %: what is certain is merged without asking. */
    likeness: (score: number) => format.percent(Math.min(score, 0.99), 0),
    reason: ({ code, params }: PairReason) => {
      const values = Object.entries(params)
        .filter(([name]) => name !== 'dates')
        .flatMap(([, value]) => value)
        .map((value) => formatPhone(value))
      return t(`reasons.${code as ReasonCode}`, { values: values.join(', '), defaultValue: code })
    },
    fieldName: ({ field, label }: Pick<DuplicatePair['fields'][number], 'field' | 'label'>) =>
      label ?? t(`fields.${field as FieldName}`, { defaultValue: field.replace('custom.', '') }),
    value: (field: string, text: string | null) => {
      if (text === null) return null
      if (field === 'birthDate') return format.date(text, { full: true })
      if (field === 'sex') return t(`sex.${text as 'm' | 'f'}`)
      if (field === 'deceased') return t(text as 'yes' | 'no')
      return field === 'preferredChannel' ? channel(text) : text
    },
    contact: (value: string) => formatPhone(value),
    consent: (purpose: string, name: string) =>
      `${t(`purposes.${purpose as PurposeName}`, { defaultValue: purpose })}: ${channel(name)}`,
  }
}
