import { Checkbox, NumberInput, Select } from '@mantine/core'
import { EPISODE_KINDS, type EpisodeKind } from '@revisit/domain/journey-definition.ts'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import { RuleField } from '../fields/RuleField.tsx'
import type { WholeFormProps } from './whole-form-props.ts'
import { TriggerForm } from './TriggerForm.tsx'

const REENTRY = ['once_per_episode', 'after', 'never'] as const

/** What makes people enter, who of them may, and how often. */
export function EntryForm({ definition, onChange }: WholeFormProps) {
  const { t } = useTranslation('journey-form')
  const { entry, settings } = definition
  const { reentry } = entry
  const setEntry = (change: Partial<typeof entry>) => onChange({ ...definition, entry: { ...entry, ...change } })
  const setKind = (kind: string | null) => {
    if (kind === 'after') setEntry({ reentry: { kind, days: 90 } })
    else if (kind) setEntry({ reentry: { kind: kind as 'never' } })
  }
  return (
    <div className={css.form}>
      <TriggerForm definition={definition} onChange={onChange} />
      <h3 className={css.legend}>{t('entry.who')}</h3>
      <RuleField
        label={t('entry.rule')}
        add={t('entry.addRule')}
        value={entry.rule}
        onChange={(rule) => {
          const { rule: _, ...rest } = entry
          onChange({ ...definition, entry: rule ? { ...rest, rule } : rest })
        }}
      />
      <Checkbox
        label={t('entry.unlessBooked')}
        checked={entry.unlessBooked}
        onChange={({ currentTarget }) => setEntry({ unlessBooked: currentTarget.checked })}
      />
      <h3 className={css.legend}>{t('entry.again')}</h3>
      <Select
        label={t('entry.episode')}
        description={t('entry.episodeHint')}
        value={settings.episode}
        allowDeselect={false}
        data={EPISODE_KINDS.map((value) => ({ value, label: t(`entry.episodes.${value}`) }))}
        onChange={(episode) =>
          episode && onChange({ ...definition, settings: { ...settings, episode: episode as EpisodeKind } })
        }
      />
      <Select
        label={t('entry.reentry')}
        value={reentry.kind}
        allowDeselect={false}
        data={REENTRY.map((value) => ({ value, label: t(`entry.reentries.${value}`) }))}
        onChange={setKind}
      />
      {reentry.kind === 'after' && (
        <NumberInput
          label={t('entry.days')}
          value={reentry.days}
          min={1}
          max={3650}
          allowDecimal={false}
          onChange={(days) => typeof days === 'number' && days >= 1 && setEntry({ reentry: { kind: 'after', days } })}
        />
      )}
    </div>
  )
}
