import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconBuildingHospital } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../api.ts'
import { enterClinic, ownClinicsQuery } from '../shell/own-clinics.ts'
import css from './Gate.module.css'

/** Somebody who works in several clinics says which one to open. */
export function ClinicStep() {
  const { t } = useTranslation('sign-in')
  const clinics = useQuery(ownClinicsQuery)
  const enter = useMutation({ mutationFn: enterClinic })
  return (
    <main className={css.place}>
      <div className={css.card}>
        <div className={css.brand}>
          <img src="/icon.svg" alt="" />
          Revisit
        </div>
        <h1 className={css.title}>{t('clinicTitle')}</h1>
        <p className={css.text}>{t('clinicText')}</p>
        <div className={css.clinics}>
          {clinics.data?.items.map(({ id, name }) => (
            <Button
              key={id}
              icon={<IconBuildingHospital size={16} stroke={1.6} />}
              loading={enter.isPending && enter.variables === id}
              onClick={() => enter.mutate(id)}
            >
              {name}
            </Button>
          ))}
        </div>
        {enter.error && <ErrorState code={asApiError(enter.error).code}>{enter.error.message}</ErrorState>}
      </div>
    </main>
  )
}
