import { Checkbox } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Chip } from '@revisit/ui/Chip.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '../../patients/DayField.tsx'
import type { RulesPart } from './rules-part.ts'
import css from './Contact.module.css'

/** Which days count as holidays: those of the country, days of the clinic's own, and working exceptions. */
export function HolidaysEditor({ rules, onChange, mayEdit }: RulesPart) {
  const { t } = useTranslation('settings-contact')
  const { holidays } = rules
  const change = (part: Partial<typeof holidays>) => onChange({ holidays: { ...holidays, ...part } })
  return (
    <fieldset className={css.group} disabled={!mayEdit}>
      <legend className={css.legend}>{t('holidays.title')}</legend>
      <Checkbox
        label={t('holidays.country')}
        checked={holidays.country === 'RU'}
        onChange={(event) => change({ country: event.currentTarget.checked ? 'RU' : null })}
      />
      <div className={css.pair}>
        <Days label={t('holidays.also')} days={holidays.also} mayEdit={mayEdit} onChange={(also) => change({ also })} />
        <Days
          label={t('holidays.except')}
          days={holidays.except}
          mayEdit={mayEdit}
          onChange={(except) => change({ except })}
        />
      </div>
    </fieldset>
  )
}

type DaysProps = { label: string; days: readonly string[]; mayEdit: boolean; onChange: (days: string[]) => void }

function Days({ label, days, mayEdit, onChange }: DaysProps) {
  const { t } = useTranslation('settings-contact')
  const { date } = useFormat()
  const [day, setDay] = useState<string | null>(null)
  const add = () => {
    if (day !== null) onChange([...new Set([...days, day])].sort())
    setDay(null)
  }
  return (
    <div className={css.days}>
      <div className={css.addDay}>
        <DayField label={label} value={day} onChange={setDay} />
        <Button disabled={!mayEdit || day === null} onClick={add}>
          {t('add')}
        </Button>
      </div>
      <div className={css.chips}>
        {days.length === 0 && <span className="caption">{t('holidays.none')}</span>}
        {days.map((one) => (
          <Chip
            key={one}
            on
            removable={mayEdit}
            onToggle={() => mayEdit && onChange(days.filter((other) => other !== one))}
          >
            {date(one, { full: true })}
          </Chip>
        ))}
      </div>
    </div>
  )
}
