import { QUALITY_RULES, QUALITY_RULE_WORDS } from '@revisit/domain/data-quality.ts'
import { RFM_GROUPS, RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission, useSession } from '../../../session.ts'
import {
  curatorsOf,
  doctorsOf,
  ownFieldsQuery,
  qualityQuery,
  segmentNamesQuery,
  servicesQuery,
  sourcesQuery,
  staffNamesQuery,
  tagsQuery,
} from '../lookup-queries.ts'
import { UNKNOWN, type FilterName } from './list-filters.ts'

export type FilterOption = {
  value: string
  label: string
  /** How many patients it stands for, when known. */
  count?: number
}

const CLASSES = ['vip', 'stable', 'one_time', 'unprofitable'] as const
const PAYERS = ['patient', 'insurer', 'employer'] as const

type Maker = () => FilterOption[]

/** What a filter offers to choose from. Lists of the server are read only while `wanted`. */
export function useFilterOptions(name: FilterName, wanted: boolean): FilterOption[] {
  const words = useWordOptions()
  const lists = useServerOptions(name, wanted)
  const make: Maker | undefined = { ...words, ...lists }[name as keyof (typeof words & typeof lists)]
  return make ? make() : []
}

/** Filters whose values the product knows itself. */
function useWordOptions() {
  const { t } = useTranslation('patients')
  const { locale } = useFormat()
  const { branches } = useSession()
  const unknown = { value: UNKNOWN, label: t('filters.unknown') }
  return {
    valueClass: () => CLASSES.map((value) => ({ value, label: t(`filters.classes.${value}`) })),
    rfmGroup: () => RFM_GROUPS.map((value) => ({ value, label: RFM_GROUP_WORDS[value][locale] })),
    firstBranch: () => [...branches.map(toOption), unknown],
    firstPayer: () => [...PAYERS.map((value) => ({ value, label: t(`filters.payer.${value}`) })), unknown],
  } satisfies Partial<Record<FilterName, Maker>>
}

/** Filters whose values are the clinic's own. */
function useServerOptions(name: FilterName, wanted: boolean) {
  const { t } = useTranslation('patients')
  const { locale } = useFormat()
  const seesQuality = usePermission('quality.read')
  const read = (...names: FilterName[]) => ({ enabled: wanted && names.includes(name) })
  const staff = useQuery({ ...staffNamesQuery, ...read('doctor', 'curator', 'firstDoctor') }).data
  const sources = useQuery({ ...sourcesQuery, ...read('source') }).data ?? []
  const tags = useQuery({ ...tagsQuery, ...read('tag') }).data ?? []
  const services = useQuery({ ...servicesQuery, ...read('firstService') }).data ?? []
  const fields = useQuery({ ...ownFieldsQuery, ...read('custom') }).data ?? []
  const segments = useQuery({ ...segmentNamesQuery, ...read('segment') }).data ?? []
  const quality = useQuery({ ...qualityQuery, enabled: wanted && seesQuality && name === 'quality' }).data
  const unknown = { value: UNKNOWN, label: t('filters.unknown') }
  const found = (rule: string) => quality?.rules.find((one) => one.rule === rule)?.patients
  return {
    source: () =>
      sources.map(({ name: source, patients: count }) => ({
        ...(source ? { value: source, label: source } : unknown),
        count,
      })),
    tag: () => tags.map(({ tag, patients: count }) => ({ value: tag, label: tag, count })),
    doctor: () => doctorsOf(staff).map(toOption),
    curator: () => curatorsOf(staff).map(toOption),
    firstDoctor: () => [...doctorsOf(staff).map(toOption), unknown],
    firstService: () => [...services.map(toOption), unknown],
    segment: () => segments.map(({ id, name: title, people: count }) => ({ value: id, label: title, count })),
    custom: () =>
      fields
        .filter((field) => !field.archived)
        .flatMap(({ key, name, choices }) =>
          (choices ?? []).map((choice) => ({ value: `${key}:${choice}`, label: `${name}: ${choice}` })),
        ),
    quality: () =>
      QUALITY_RULES.map((value) => ({ value, label: QUALITY_RULE_WORDS[value].name[locale], count: found(value) })),
  } satisfies Partial<Record<FilterName, Maker>>
}

function toOption({ id, name }: { id: string; name: string }): FilterOption {
  return { value: id, label: name }
}
