import { QUALITY_RULES, QUALITY_RULE_WORDS } from '@revisit/domain/data-quality.ts'
import { RFM_GROUPS, RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission, useSession } from '../../../session.ts'
import { curatorsOf, doctorsOf, qualityQuery, servicesQuery, sourcesQuery, staffNamesQuery, tagsQuery } from '../lookup-queries.ts'
import { UNKNOWN, type FilterName } from './list-filters.ts'

export type FilterOption = {
  value: string
  label: string
  /** How many patients it stands for, when known. */
  count?: number
}

const CLASSES = ['vip', 'stable', 'one_time', 'unprofitable'] as const
const PAYERS = ['patient', 'insurer', 'employer'] as const

const OF_STAFF: readonly FilterName[] = ['doctor', 'curator', 'firstDoctor']

/** What a filter offers to choose from. Lists of the server are read only while `wanted`. */
export function useFilterOptions(name: FilterName, wanted: boolean): FilterOption[] {
  const { t } = useTranslation('patients')
  const { locale } = useFormat()
  const { branches } = useSession()
  const seesQuality = usePermission('quality.read')
  const read = (names: readonly FilterName[]) => ({ enabled: wanted && names.includes(name) })
  const staff = useQuery({ ...staffNamesQuery, ...read(OF_STAFF) }).data
  const sources = useQuery({ ...sourcesQuery, ...read(['source']) }).data ?? []
  const tags = useQuery({ ...tagsQuery, ...read(['tag']) }).data ?? []
  const services = useQuery({ ...servicesQuery, ...read(['firstService']) }).data ?? []
  const quality = useQuery({ ...qualityQuery, enabled: wanted && seesQuality && name === 'quality' }).data
  const unknown = { value: UNKNOWN, label: t('filters.unknown') }
  switch (name) {
    case 'valueClass':
      return CLASSES.map((value) => ({ value, label: t(`filters.classes.${value}`) }))
    case 'rfmGroup':
      return RFM_GROUPS.map((value) => ({ value, label: RFM_GROUP_WORDS[value][locale] }))
    case 'source':
      return sources.map((one) => (one.name ? { value: one.name, label: one.name, count: one.patients } : { ...unknown, count: one.patients }))
    case 'tag':
      return tags.map(({ tag, patients }) => ({ value: tag, label: tag, count: patients }))
    case 'doctor':
      return doctorsOf(staff).map(toOption)
    case 'curator':
      return curatorsOf(staff).map(toOption)
    case 'firstDoctor':
      return [...doctorsOf(staff).map(toOption), unknown]
    case 'firstService':
      return [...services.map(toOption), unknown]
    case 'firstBranch':
      return [...branches.map(toOption), unknown]
    case 'firstPayer':
      return [...PAYERS.map((value) => ({ value, label: t(`filters.payer.${value}`) })), unknown]
    case 'quality':
      return QUALITY_RULES.map((value) => ({
        value,
        label: QUALITY_RULE_WORDS[value].name[locale],
        count: quality?.rules.find((one) => one.rule === value)?.patients,
      }))
    default:
      return []
  }
}

function toOption({ id, name }: { id: string; name: string }): FilterOption {
  return { value: id, label: name }
}
