import type { Format } from '@revisit/ui/format.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { MANY, readMany, UNKNOWN, type FilterName, type Filters, type ManyName } from './list-filters.ts'
import { useFilterOptions, type FilterOption } from './use-filter-options.ts'

type Tools = { t: TFunction<'patients'>; format: Format }
type Answered = keyof ReturnType<typeof answersShape>

/** One filter that is on, in words: «Класс: VIP», «Последний приём: по 22.05», «Нет телефона». */
export function useFilterText(name: FilterName, filters: Filters, isOn: boolean): string {
  const { t } = useTranslation('patients')
  const format = useFormat()
  const options = useFilterOptions(name, isOn)
  const title = t(`filters.name.${name}`)
  if (!isOn) return title
  const tools = { t, format }
  if (isMany(name)) return manyText(title, readMany(filters[name]), options, tools)
  if (isAnswered(name)) return t(`filters.answer.${name}.${filters[name] === 'yes' ? 'yes' : 'no'}`)
  return t('filters.chosen', { name: title, value: valueText(name, filters, { ...tools, options }) })
}

function isMany(name: FilterName): name is ManyName {
  return (MANY as readonly string[]).includes(name)
}

function answersShape() {
  return { hasNextAppointment: 1, hasPhone: 1, hasEmail: 1, insured: 1, deceased: 1 }
}

function isAnswered(name: FilterName): name is Answered {
  return name in answersShape()
}

function manyText(name: string, values: string[], options: FilterOption[], { t }: Tools): string {
  const [only] = values
  if (values.length !== 1 || only === undefined) return t('filters.several', { name, count: values.length })
  const known = options.find((option) => option.value === only)?.label
  return t('filters.chosen', {
    name,
    value: known ?? (only === UNKNOWN ? t('filters.unknown') : only.replace(':', ': ')),
  })
}

function valueText(name: FilterName, filters: Filters, tools: Tools & { options: FilterOption[] }): string {
  const { t, format, options } = tools
  switch (name) {
    case 'lastVisit':
      return periodText(filters.lastVisitFrom, filters.lastVisitTo, tools)
    case 'firstVisit':
      return periodText(filters.firstVisitFrom, filters.firstVisitTo, tools)
    case 'visits':
      return rangeText(filters.visitsMin, filters.visitsMax, { t, write: (count) => format.number(count) })
    case 'revenue':
      return rangeText(filters.revenueMin, filters.revenueMax, { t, write: (minor) => format.money(minor) })
    case 'segment':
    case 'quality':
      return options.find((option) => option.value === filters[name])?.label ?? '…'
    case 'cohort':
      return t('filters.cohortFirst', { cohort: filters.cohort })
    case 'returned':
      return returnedText(filters, t)
    default:
      return ''
  }
}

function returnedText({ returned, fromVisit, withinDays }: Filters, t: Tools['t']): string {
  const params = { visit: fromVisit || '1', days: withinDays || '90' }
  return returned === 'yes' ? t('filters.returnedYes', params) : t('filters.returnedNo', params)
}

function periodText(from: string, to: string, { t, format }: Tools): string {
  if (from && to) return t('filters.between', { from: format.date(from), to: format.date(to) })
  return from ? t('filters.from', { date: format.date(from) }) : t('filters.to', { date: format.date(to) })
}

function rangeText(
  min: string,
  max: string,
  { t, write }: { t: Tools['t']; write: (value: number) => string },
): string {
  if (min && max) return t('filters.between', { from: write(Number(min)), to: write(Number(max)) })
  return min ? t('filters.atLeast', { value: write(Number(min)) }) : t('filters.atMost', { value: write(Number(max)) })
}
