import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { firstRowsQuery } from '../kit/import-calls.ts'
import type { ImportSheet } from '../kit/import-types.ts'
import { FilePreview } from './FilePreview.tsx'
import { ReadingCard } from './ReadingCard.tsx'
import { SheetList } from './SheetList.tsx'
import type { Wizard } from './use-wizard.ts'

/** Step 1: what was found in the file, and its first rows to see whether letters, columns and their names are right. */
export function FileStep({ wizard }: { wizard: Wizard }) {
  const { sheet, sheets, run } = wizard
  return (
    <>
      {(sheets.length > 1 || run.unreadable.length > 0) && <SheetList wizard={wizard} />}
      {sheet && (
        <Columns tracks="1fr 320px" top>
          <PreviewCard wizard={wizard} sheet={sheet} />
          <ReadingCard wizard={wizard} sheet={sheet} />
        </Columns>
      )}
    </>
  )
}

function PreviewCard({ wizard, sheet }: { wizard: Wizard; sheet: ImportSheet }) {
  const { t } = useTranslation('import-run')
  const { run, isSaving } = wizard
  const reading = [sheet.encoding, sheet.separator].join('|')
  const rows = useQuery(firstRowsQuery(run.id, sheet.key, reading))
  const point = (row: number) => wizard.correctReading({ headerRows: { [sheet.key]: row } })
  const isCorrected = sheet.headerRow !== sheet.guessedHeaderRow
  return (
    <Card
      title={t('file.preview')}
      right={
        isCorrected ? (
          <Button
            size="small"
            variant="quiet"
            icon={<IconArrowBackUp size={14} stroke={1.6} />}
            disabled={isSaving}
            onClick={() => point(sheet.guessedHeaderRow)}
          >
            {t('file.guessedHeader', { row: sheet.guessedHeaderRow })}
          </Button>
        ) : (
          <span className="caption">{t('file.headerRow', { row: sheet.headerRow })}</span>
        )
      }
      flush
    >
      <CardPart>
        <span className="second">{t('file.pickHeader')}</span>
      </CardPart>
      {rows.isPending && <SkeletonLines count={8} />}
      {rows.isError && <ErrorState retry={() => void rows.refetch()}>{rows.error.message}</ErrorState>}
      {rows.data && (
        <FilePreview rows={rows.data.items} headerRow={sheet.headerRow} busy={isSaving} onHeaderRow={point} />
      )}
      {sheet.kind === 'csv' && (
        <CardPart>
          <span className="second">{t('file.look')}</span>
        </CardPart>
      )}
    </Card>
  )
}
