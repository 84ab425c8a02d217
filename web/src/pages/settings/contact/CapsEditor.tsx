import { MultiSelect, NumberInput, Select } from '@mantine/core'
import { CHANNEL_WORDS, CHANNELS, MESSAGE_CLASSES, TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { subjectsOf, withSubjects } from './cap-subjects.ts'
import type { ContactRules } from './contact-calls.ts'
import type { RulesPart } from './rules-part.ts'
import css from './Contact.module.css'

type Cap = ContactRules['caps'][number]

const DAY_HOURS = 24
const NEW_CAP: Cap = { max: 1, hours: 7 * DAY_HOURS, classes: ['advertising'], priorities: [], channels: [] }

/** How many messages at most within a rolling time, for a whole household. */
export function CapsEditor({ rules: { caps }, onChange, mayEdit }: RulesPart) {
  const { t } = useTranslation('settings-contact')
  const put = (index: number, cap: Cap | null) =>
    onChange({ caps: caps.flatMap((one, at) => (at === index ? (cap ? [cap] : []) : [one])) })
  return (
    <fieldset className={css.group} disabled={!mayEdit}>
      <p className="second">{t('caps.text')}</p>
      {caps.length === 0 && <p className={css.wrong}>{t('caps.none')}</p>}
      {caps.map((cap, index) => (
        <CapRow key={`${caps.length}/${index}`} cap={cap} mayEdit={mayEdit} onChange={(next) => put(index, next)} />
      ))}
      {mayEdit && caps.length < 20 && (
        <div>
          <Button
            size="small"
            icon={<IconPlus size={16} stroke={1.6} />}
            onClick={() => onChange({ caps: [...caps, NEW_CAP] })}
          >
            {t('caps.add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type CapRowProps = { cap: Cap; mayEdit: boolean; onChange: (cap: Cap | null) => void }

function CapRow({ cap, mayEdit, onChange }: CapRowProps) {
  const { t } = useTranslation('settings-contact')
  const [inDays, setInDays] = useState(cap.hours % DAY_HOURS === 0)
  const size = inDays ? DAY_HOURS : 1
  const options = useSubjectOptions()
  return (
    <div className={css.cap}>
      <span>{t('caps.most')}</span>
      <NumberInput
        aria-label={t('caps.most')}
        className={css.number}
        min={0}
        max={100}
        allowDecimal={false}
        value={cap.max}
        onChange={(value) => typeof value === 'number' && onChange({ ...cap, max: value })}
      />
      <span>{t('caps.within')}</span>
      <NumberInput
        aria-label={t('caps.within')}
        className={css.number}
        min={1}
        max={inDays ? 90 : 2160}
        allowDecimal={false}
        value={cap.hours / size}
        onChange={(value) => typeof value === 'number' && value >= 1 && onChange({ ...cap, hours: value * size })}
      />
      <Select
        aria-label={t('caps.unit')}
        className={css.unit}
        allowDeselect={false}
        data={(['days', 'hours'] as const).map((value) => ({ value, label: t(`caps.${value}`) }))}
        value={inDays ? 'days' : 'hours'}
        onChange={(unit) => {
          setInDays(unit === 'days')
          if (unit === 'days') onChange({ ...cap, hours: Math.ceil(cap.hours / DAY_HOURS) * DAY_HOURS })
        }}
      />
      <MultiSelect
        aria-label={t('caps.subjects')}
        className={css.subjects}
        placeholder={subjectsOf(cap).length === 0 ? t('caps.everything') : ''}
        data={options}
        value={subjectsOf(cap)}
        disabled={!mayEdit}
        onChange={(subjects) => onChange(withSubjects(cap, subjects))}
      />
      {mayEdit && (
        <Button
          size="small"
          variant="quiet"
          icon={<IconTrash size={16} stroke={1.6} />}
          aria-label={t('caps.remove')}
          title={t('caps.remove')}
          onClick={() => onChange(null)}
        />
      )}
    </div>
  )
}

function useSubjectOptions() {
  const { t } = useTranslation('settings-contact')
  const say = useBilingual()
  return [
    {
      group: t('caps.byClass'),
      items: MESSAGE_CLASSES.map((one) => ({ value: `class:${one}`, label: t(`class.${one}`) })),
    },
    {
      group: t('caps.byPriority'),
      items: TOUCH_PRIORITIES.map((one) => ({ value: `priority:${one}`, label: t(`priority.${one}`) })),
    },
    {
      group: t('caps.byChannel'),
      items: CHANNELS.map((one) => ({ value: `channel:${one}`, label: say(CHANNEL_WORDS[one]) })),
    },
  ]
}
