import { Autocomplete, Select } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Stack } from '@revisit/ui/Layout.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportSheet } from '../kit/import-types.ts'
import { useFileSize } from '../kit/use-file-size.ts'
import type { Wizard } from './use-wizard.ts'

const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'koi8-r', 'ibm866'] as const
const SEPARATORS = [
  { value: ';', word: 'semicolon' },
  { value: ',', word: 'comma' },
  { value: '\t', word: 'tab' },
  { value: '|', word: 'bar' },
] as const
const SYSTEMS = ['IDENT', 'DentalPRO', 'Инфоклиника', 'МЕДОДС', 'Renovatio', '1С:Медицина', 'Open Dental']
/** The server's word for files of no named system. */
const NO_SYSTEM = 'import'

/** How the file was read; what was detected may be corrected when the preview looks wrong. */
export function ReadingCard({ wizard, sheet }: { wizard: Wizard; sheet: ImportSheet }) {
  const { t } = useTranslation('import-run')
  const size = useFileSize()
  const { correctReading, isSaving, run } = wizard
  const isText = sheet.kind === 'csv'
  return (
    <Card title={t('file.reading')}>
      <Stack gap={12}>
        <FactRows
          rows={[
            { label: t('file.kind'), value: isText ? t('file.text') : t('file.workbook') },
            ...(sheet.sheetName ? [{ label: t('file.sheet'), value: sheet.sheetName }] : []),
            { label: t('file.size'), value: size(sheet.bytes) },
            {
              label: t('file.columns'),
              value: String(sheet.columns.filter(({ header }) => header.trim() !== '').length),
            },
          ]}
        />
        {isText && (
          <>
            <Select
              label={t('file.encoding')}
              data={ENCODINGS.map((value) => ({ value, label: t(`file.encodings.${value}`) }))}
              value={sheet.encoding}
              allowDeselect={false}
              disabled={isSaving}
              onChange={(encoding) => encoding && correctReading({ encoding })}
            />
            <Select
              label={t('file.separator')}
              data={SEPARATORS.map(({ value, word }) => ({ value, label: t(`file.separators.${word}`) }))}
              value={sheet.separator}
              allowDeselect={false}
              disabled={isSaving}
              onChange={(separator) => separator && correctReading({ separator })}
            />
          </>
        )}
        <p className="caption">{isText ? t('file.hintText') : t('file.hintWorkbook')}</p>
        <Origin
          key={run.origin}
          origin={run.origin === NO_SYSTEM ? '' : run.origin}
          busy={isSaving}
          onChange={(origin) => correctReading({ origin: origin || NO_SYSTEM })}
        />
      </Stack>
    </Card>
  )
}

type OriginProps = { origin: string; busy: boolean; onChange: (origin: string) => void }

function Origin({ origin, busy, onChange }: OriginProps) {
  const { t } = useTranslation('import-run')
  const [text, setText] = useState(origin)
  const isNew = text.trim() !== origin
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) onChange(text.trim())
      }}
    >
      <Autocomplete
        label={t('file.origin')}
        description={t('file.originMeaning')}
        placeholder={t('file.originNone')}
        data={SYSTEMS}
        value={text}
        maxLength={60}
        disabled={busy}
        onChange={setText}
        rightSectionWidth={isNew ? 100 : undefined}
        rightSection={
          isNew ? (
            <Button size="small" type="submit">
              {t('file.apply')}
            </Button>
          ) : undefined
        }
      />
    </form>
  )
}
