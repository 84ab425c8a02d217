import { Checkbox, Select } from '@mantine/core'
import { MESSAGE_CLASSES, type MessageClass } from '@revisit/domain/channel.ts'
import type { TimeWindow } from '@revisit/domain/quiet-hours.ts'
import { useTranslation } from 'react-i18next'
import type { RulesPart } from './rules-part.ts'
import css from './Contact.module.css'

const DAYS = ['weekdays', 'weekends', 'holidays'] as const
type DayKind = (typeof DAYS)[number]

/** Every half hour of a day, 00:00 to 24:00. */
const TIMES = Array.from({ length: 49 }, (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`)
const USUAL: TimeWindow = { from: '10:00', to: '20:00' }

/** Hours in which one may write, by class of message and kind of day, in the patient's own time. */
export function HoursEditor({ rules, onChange, mayEdit }: RulesPart) {
  const { t } = useTranslation('settings-contact')
  const change = (messageClass: MessageClass, day: DayKind, window: TimeWindow | null) =>
    onChange({
      quietHours: { ...rules.quietHours, [messageClass]: { ...rules.quietHours[messageClass], [day]: window } },
    })
  return (
    <>
      <p className="second">{t('hours.text')}</p>
      <div className={css.hours}>
        {MESSAGE_CLASSES.map((messageClass) => (
          <fieldset key={messageClass} className={css.group} disabled={!mayEdit}>
            <legend className={css.legend}>{t(`class.${messageClass}`)}</legend>
            {DAYS.map((day) => (
              <DayHours
                key={day}
                label={t(`hours.${day}`)}
                window={rules.quietHours[messageClass][day]}
                onChange={(window) => change(messageClass, day, window)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  )
}

type DayHoursProps = { label: string; window: TimeWindow | null; onChange: (window: TimeWindow | null) => void }

function DayHours({ label, window, onChange }: DayHoursProps) {
  const { t } = useTranslation('settings-contact')
  const pick = (end: 'from' | 'to') => (
    <Select
      size="xs"
      aria-label={`${label}: ${t(`hours.${end}`)}`}
      allowDeselect={false}
      comboboxProps={{ width: 96 }}
      maxDropdownHeight={240}
      data={withOwn(window?.[end])}
      value={window?.[end] ?? null}
      onChange={(time) => window && time && onChange({ ...window, [end]: time })}
    />
  )
  return (
    <div className={css.day}>
      <Checkbox
        label={label}
        checked={window !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
      />
      {window === null ? (
        <span className="caption">{t('hours.never')}</span>
      ) : (
        <span className={css.window}>
          {pick('from')} – {pick('to')}
        </span>
      )}
      {window !== null && window.from >= window.to && <span className={css.wrong}>{t('hours.wrong')}</span>}
    </div>
  )
}

/** Times somebody set past this page may stand between the half hours. */
function withOwn(time: string | undefined): string[] {
  return time === undefined || TIMES.includes(time) ? TIMES : [...TIMES, time].sort()
}
