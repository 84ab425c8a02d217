import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import type { Wizard } from './use-wizard.ts'
import { FilePreview } from './FilePreview.tsx'
import { ReadingCard } from './ReadingCard.tsx'
import { SheetList } from './SheetList.tsx'

/** Step 1: what was found in the file, and the first rows to see whether the letters and columns are right. */
export function FileStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { sheet, sheets, refusals } = wizard
  return (
    <>
      {sheets.length === 0 &&
        refusals.map((refusal) => <Strip key={refusal.fileName + refusal.sheetName}>{refusal.message}</Strip>)}
      {(sheets.length > 1 || (refusals.length > 0 && sheets.length > 0)) && (
        <SheetList
          sheets={sheets}
          refusals={refusals}
          groups={wizard.groups}
          catalogue={wizard.catalogue}
          current={sheet?.key ?? ''}
          onOpen={wizard.openSheet}
        />
      )}
      {sheet && (
        <Columns tracks="1fr 320px" top>
          <Card
            title={t('file.preview')}
            right={<span className="caption">{t('file.headerRow', { row: sheet.headerRow })}</span>}
            flush
          >
            <FilePreview sheet={sheet} />
            <CardPart>
              <span className="second">{t('file.look')}</span>
            </CardPart>
          </Card>
          <Stack gap={16}>
            <ReadingCard wizard={wizard} sheet={sheet} />
          </Stack>
        </Columns>
      )}
    </>
  )
}
