import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../settings-queries.ts'
import fields from '../kit/Fields.module.css'

export type KnownPersonProps = {
  /** People of the medical system whose name fits. */
  likely: readonly StaffMember[]
  value: string | null
  onChange: (staffId: string | null) => void
}

/** Asks whether the invited person is somebody the medical system has named already, so that one person stays one row. */
export function KnownPerson({ likely, value, onChange }: KnownPersonProps) {
  const { t } = useTranslation('settings-staff')
  if (likely.length === 0) return null
  return (
    <fieldset className={fields.group}>
      <legend>{t('knownTitle')}</legend>
      <div className={fields.form}>
        {likely.map(({ id, name, specialty }) => (
          <Radio
            key={id}
            name="known-person"
            label={specialty ? `${name} · ${specialty}` : name}
            checked={value === id}
            onChange={() => onChange(id)}
          />
        ))}
        <Radio name="known-person" label={t('knownNot')} checked={value === null} onChange={() => onChange(null)} />
      </div>
      <p className="caption">{t('knownText')}</p>
    </fieldset>
  )
}
