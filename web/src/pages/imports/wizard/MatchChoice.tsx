import { Radio, Select } from '@mantine/core'
import { Card } from '@revisit/ui/Card.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportSheet } from '../kit/import-types.ts'
import { targetsOf, withTargets } from './column-rows.ts'
import type { Wizard } from './use-wizard.ts'
import css from './MatchesStep.module.css'

const KEY = 'patients.external_id'

/** By what a row of the file knows its patient: the column with the card number, or name, birth date and phone. */
export function MatchChoice({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const withPeople = wizard.sheets.filter(({ mapping, skipped }) => mapping.entities.includes('patients') && !skipped)
  const sheet = withPeople.find(({ key }) => key === wizard.sheet?.key) ?? withPeople[0]
  if (!sheet) return null
  const { mapping } = sheet
  const keyColumn = keyColumnOf(sheet)
  const match = mapping.options.match ?? (keyColumn ? 'card' : 'person')
  const choose = (next: string) =>
    wizard.changeMappingOf(sheet.key, {
      ...mapping,
      options: { ...mapping.options, match: next === 'person' ? 'person' : 'card' },
    })
  return (
    <Card
      title={t('matches.by')}
      right={wizard.sheets.length > 1 && <span className="caption">{sheet.sheetName || sheet.fileName}</span>}
    >
      <Radio.Group aria-label={t('matches.by')} value={match} onChange={choose}>
        <div className={css.choices}>
          <Radio
            value="card"
            disabled={!keyColumn || wizard.isSaving}
            label={t('matches.card')}
            description={t(keyColumn ? 'matches.cardMeaning' : 'matches.noCard')}
          />
          <Select
            className={css.column}
            size="xs"
            aria-label={t('matches.cardColumn')}
            placeholder={t('matches.cardColumn')}
            data={sheet.columns.map(({ header }) => header).filter((header) => header.trim() !== '')}
            value={keyColumn}
            searchable
            disabled={wizard.isSaving}
            onChange={(header) => header && wizard.changeMappingOf(sheet.key, withKey(sheet, header))}
          />
          <Radio
            value="person"
            disabled={wizard.isSaving}
            label={t('matches.person')}
            description={t('matches.personMeaning')}
          />
        </div>
      </Radio.Group>
    </Card>
  )
}

function keyColumnOf({ mapping, columns }: ImportSheet): string | null {
  return columns.find(({ header }) => targetsOf(mapping.columns[header]).includes(KEY))?.header ?? null
}

/** The column of card numbers serves everything in the row that belongs to the patient. */
function withKey({ mapping }: ImportSheet, header: string): ImportSheet['mapping'] {
  const owned = ['appointments', 'payments'].filter((name) => mapping.entities.includes(name))
  const next = withTargets(mapping, header, [KEY, ...owned.map((name) => `${name}.patient_external_id`)])
  return { ...next, options: { ...next.options, match: 'card' } }
}
