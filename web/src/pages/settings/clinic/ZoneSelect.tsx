import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core'
import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneChoice, zoneChoices, zoneMatches, type ZoneChoice } from './zones.ts'
import css from './Clinic.module.css'

export type ZoneSelectProps = {
  value: string
  onChange: (zone: string) => void
  error?: string
  disabled?: boolean
}

/** A time zone by city, with the clock of each. */
export function ZoneSelect({ value, onChange, error, disabled }: ZoneSelectProps) {
  const { t } = useTranslation('settings-clinic')
  const { locale } = useFormat()
  const now = useMinute()
  const [touched, setTouched] = useState(false)
  const chosen = zoneChoice(value, locale, now)
  // Four hundred clocks are not worth computing until somebody looks at them.
  const zones = useMemo(() => (touched ? zoneChoices(locale, now) : []), [touched, locale, now])
  const byName = useMemo(() => new Map(zones.map((zone) => [zone.zone, zone])), [zones])
  const filter: OptionsFilter = ({ options, search }) =>
    (options as ComboboxItem[]).filter((option) => {
      const zone = byName.get(option.value)
      return !zone || search === chosen.cities || zoneMatches(zone, search)
    })
  return (
    <Select
      label={t('timezone')}
      description={t('timezoneHint', { time: chosen.time })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      allowDeselect={false}
      disabled={disabled}
      error={error}
      value={value}
      data={(byName.has(value) ? zones : [chosen, ...zones]).map(({ zone, cities }) => ({
        value: zone,
        label: cities,
      }))}
      filter={filter}
      nothingFoundMessage={t('timezoneNothing')}
      onFocus={() => setTouched(true)}
      onChange={(zone) => zone && onChange(zone)}
      renderOption={({ option, checked }) => <ZoneLine zone={byName.get(option.value) ?? chosen} checked={checked} />}
    />
  )
}

function ZoneLine({ zone, checked }: { zone: ZoneChoice; checked?: boolean }) {
  return (
    <span className={css.zone}>
      <span className={classes(css.cities, checked && css.checked)}>{zone.cities}</span>
      <span className="num caption">{zone.offset}</span>
      <span className="num">{zone.time}</span>
    </span>
  )
}

/** Now, renewed every half a minute: clocks on screen must not fall behind. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
