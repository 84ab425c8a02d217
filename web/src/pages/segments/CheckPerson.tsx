import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { IconCheck, IconSearch, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { asApiError, request } from '../../api.ts'
import { withFilters } from '../../paths.ts'
import { isComplete } from './rule-tree.ts'
import { explainQuery } from './segment-calls.ts'
import css from './segments.module.css'

/** Which rows of the rule one person passes. */
export function CheckPerson({ rule }: { rule: SegmentRule }) {
  const { t } = useTranslation('segments')
  const [text, setText] = useState('')
  const [patient, setPatient] = useState<{ id: string; fullName: string } | null>(null)
  const [search] = useDebouncedValue(text.trim(), 200)
  const found = useQuery<{ items: { id: string; fullName: string }[] }>({
    queryKey: ['segment-check', search],
    enabled: search.length > 1 && search !== patient?.fullName,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(withFilters('/api/v1/patients', { search, limit: 8 }), { signal }),
  })
  const people = (found.data?.items ?? []).filter(({ id }) => id !== patient?.id)
  return (
    <Card title={t('check.title')}>
      <Select
        aria-label={t('check.title')}
        placeholder={t('check.search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        searchable
        clearable
        // The server has searched already, also by phone.
        filter={({ options }) => options}
        data={[...(patient ? [patient] : []), ...people].map(({ id, fullName }) => ({ value: id, label: fullName }))}
        value={patient?.id ?? null}
        searchValue={text}
        onSearchChange={setText}
        onChange={(id) => setPatient(people.find((one) => one.id === id) ?? (id === patient?.id ? patient : null))}
        nothingFoundMessage={search.length > 1 && found.isSuccess ? t('check.nothing') : undefined}
      />
      {found.isError && <ErrorState code={asApiError(found.error).code}>{found.error.message}</ErrorState>}
      {patient && <Explained rule={rule} patientId={patient.id} />}
    </Card>
  )
}

function Explained({ rule, patientId }: { rule: SegmentRule; patientId: string }) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const [asked] = useDebouncedValue(rule, 400)
  const explained = useQuery({
    ...explainQuery(asked, patientId),
    enabled: isComplete(asked),
    placeholderData: keepPreviousData,
  })
  if (explained.isError) {
    return <ErrorState code={asApiError(explained.error).code}>{explained.error.message}</ErrorState>
  }
  if (!explained.data) return null
  const { rows, matches, failsAt } = explained.data
  const verdict = () => {
    if (matches) return t('check.fits')
    return failsAt === null ? t('check.fails') : t('check.failsAt', { row: Number(failsAt) + 1 })
  }
  return (
    <>
      <ul className={css.reasons}>
        {rows.map(({ path, ok, said }) => (
          <li key={path} style={{ paddingLeft: `${(path.split('.').length - 1) * 16}px` }}>
            {ok ? (
              <IconCheck className={css.ok} size={16} stroke={1.8} role="img" aria-label={t('check.ok')} />
            ) : (
              <IconX className={css.not} size={16} stroke={1.8} role="img" aria-label={t('check.not')} />
            )}
            <span>{say(said)}</span>
          </li>
        ))}
      </ul>
      <p className="caption">{verdict()}</p>
    </>
  )
}
