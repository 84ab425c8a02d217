import { Select, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Stack } from '@revisit/ui/Layout.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportSheet } from '../shared/import-types.ts'
import { useFileSize } from '../shared/use-file-size.ts'
import type { Wizard } from './use-wizard.ts'

const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'koi8-r', 'ibm866'] as const
const SEPARATORS = [
  { value: ';', word: 'semicolon' },
  { value: ',', word: 'comma' },
  { value: '\t', word: 'tab' },
  { value: '|', word: 'bar' },
] as const

/** How the file was read: encoding, separator, header row. Each may be corrected when the preview looks wrong. */
export function ReadingCard({ wizard, sheet }: { wizard: Wizard; sheet: ImportSheet }) {
  const { t } = useTranslation('import-run')
  const size = useFileSize()
  const { correctReading } = wizard
  const isText = sheet.encoding !== null
  return (
    <Card title={t('file.reading')}>
      <Stack gap={12}>
        <FactRows
          rows={[
            { label: t('file.kind'), value: isText ? t('file.text') : t('file.workbook') },
            ...(sheet.sheetName ? [{ label: t('file.sheet'), value: sheet.sheetName }] : []),
            { label: t('file.size'), value: size(sheet.bytes) },
            { label: t('file.columns'), value: String(sheet.header.filter((name) => name.trim() !== '').length) },
          ]}
        />
        {isText && (
          <>
            <Select
              label={t('file.encoding')}
              data={ENCODINGS.map((value) => ({ value, label: t(`file.encodings.${value}`) }))}
              value={sheet.encoding}
              allowDeselect={false}
              disabled={wizard.isReading}
              onChange={(encoding) => encoding && correctReading({ encoding })}
            />
            <Select
              label={t('file.separator')}
              data={SEPARATORS.map(({ value, word }) => ({ value, label: t(`file.separators.${word}`) }))}
              value={sheet.separator}
              allowDeselect={false}
              disabled={wizard.isReading}
              onChange={(separator) => separator && correctReading({ separator })}
            />
          </>
        )}
        <HeaderRow
          key={`${sheet.key}:${sheet.headerRow}`}
          row={sheet.headerRow}
          busy={wizard.isReading}
          onChange={(headerRow) => correctReading({ headerRow })}
        />
        <p className="caption">{isText ? t('file.hintText') : t('file.hintWorkbook')}</p>
      </Stack>
    </Card>
  )
}

function HeaderRow({ row, busy, onChange }: { row: number; busy: boolean; onChange: (row: number) => void }) {
  const { t } = useTranslation('import-run')
  const [text, setText] = useState(String(row))
  const asked = Number(text)
  const isNew = Number.isInteger(asked) && asked > 0 && asked !== row
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) onChange(asked)
      }}
    >
      <TextInput
        label={t('file.headerRowLabel')}
        inputMode="numeric"
        value={text}
        disabled={busy}
        onChange={(event) => setText(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 4))}
        rightSectionWidth={isNew ? 92 : undefined}
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
