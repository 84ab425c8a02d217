import { useQuery } from '@tanstack/react-query'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { clinicQuery, type ClinicSettings } from '../settings-queries.ts'
import { QueryState } from '../kit/QueryState.tsx'
import { BranchesCard } from './BranchesCard.tsx'
import { ClinicForm } from './ClinicForm.tsx'
import { useMinute } from './ZoneSelect.tsx'
import { zoneChoice } from './zones.ts'

/** The clinic itself and its branches. */
export function ClinicSection() {
  const { t } = useTranslation('settings-clinic')
  const mayEdit = usePermission('settings.edit')
  const clinic = useQuery(clinicQuery)
  return (
    <>
      <Card title={t('clinic')}>
        <QueryState query={clinic} lines={8}>
          {(loaded) => (mayEdit ? <ClinicForm clinic={loaded} /> : <ClinicFacts clinic={loaded} />)}
        </QueryState>
      </Card>
      <BranchesCard clinic={clinic} mayEdit={mayEdit} />
    </>
  )
}

function ClinicFacts({ clinic }: { clinic: ClinicSettings }) {
  const { t } = useTranslation('settings-clinic')
  const { locale } = useFormat()
  const zone = zoneChoice(clinic.timezone, locale, useMinute())
  return (
    <FactRows
      look="aligned"
      rows={[
        { label: t('name'), value: clinic.name },
        { label: t('timezone'), value: `${zone.cities}, ${zone.offset}` },
        { label: t('locale'), value: t(clinic.locale) },
        { label: t('currency'), value: clinic.currency },
      ]}
    />
  )
}
