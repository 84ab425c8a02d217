import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import { FilePreview } from './FilePreview.tsx'
import { ReadingCard } from './ReadingCard.tsx'
import { SheetList } from './SheetList.tsx'
import type { Wizard } from './use-wizard.ts'

/** Step 1: what was found in the file, and its first values to see whether the letters and columns are right. */
export function FileStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { sheet, sheets, run } = wizard
  return (
    <>
      {(sheets.length > 1 || run.unreadable.length > 0) && <SheetList wizard={wizard} />}
      {sheet && (
        <Columns tracks="1fr 320px" top>
          <Card
            title={t('file.preview')}
            right={<span className="caption">{t('file.headerRow', { row: sheet.headerRow })}</span>}
            flush
          >
            <FilePreview sheet={sheet} />
            {sheet.kind === 'csv' && (
              <CardPart>
                <span className="second">{t('file.look')}</span>
              </CardPart>
            )}
          </Card>
          <ReadingCard wizard={wizard} sheet={sheet} />
        </Columns>
      )}
    </>
  )
}
