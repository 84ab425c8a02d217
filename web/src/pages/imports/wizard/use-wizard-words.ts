import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportRun, ImportSheet } from '../kit/import-types.ts'
import { resultsOf } from '../kit/run-figures.ts'
import { useFileSize } from '../kit/use-file-size.ts'
import { columnRows } from './column-rows.ts'
import type { Step } from './steps.ts'
import type { Wizard } from './use-wizard.ts'

const NAMED = 3
/** What people call an import by, the foremost first. */
const FOREMOST = ['patients', 'appointments', 'payments', 'service_lines', 'plans', 'policies', 'leads', 'calls']

/** «Импорт: приёмы и оплаты» and the grey line about the file. */
export function useWizardTitle({ run, sheets }: Pick<Wizard, 'run' | 'sheets'>): { title: string; line: string } {
  const { t } = useTranslation('import-run')
  const title = useImportTitle()
  const size = useFileSize()
  const [only] = sheets
  const parts = [
    run.fileName,
    sheets.length === 1 && only?.sheetName ? t('head.sheet', { name: only.sheetName }) : '',
    sheets.length > 1 ? t('head.sheets', { count: sheets.length }) : '',
    run.fileSize ? size(run.fileSize) : '',
  ]
  return { title: title(entitiesOf(sheets, run)), line: parts.filter(Boolean).join(' · ') }
}

/** The words of an import by what it brings: the first three kinds, the rest by number. */
export function useImportTitle(): (entities: readonly string[]) => string {
  const { t, i18n } = useTranslation(['import-run', 'imports'])
  return (entities) => {
    if (entities.length === 0) return t('head.untold')
    const known = [...entities].sort((a, b) => weight(a) - weight(b))
    const words = known.slice(0, NAMED).map((name) => t(`imports:entities.${name as 'patients'}`).toLowerCase())
    const rest = entities.length - NAMED
    const all = rest > 0 ? [...words, t('head.more', { count: rest })] : words
    return t('head.title', { what: new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(all) })
  }
}

/** What is known about each step, under its name. */
export function useStepNotes(wizard: Wizard): Partial<Record<Step, string>> {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const { sheets } = wizard
  const rows = sheets.flatMap((sheet) => columnRows(sheet, wizard.checkedOf(sheet)))
  const mapped = rows.filter((row) => row.targets.length > 0).length
  const notes: Partial<Record<Step, string>> = {}
  const [sheet] = sheets
  if (sheet) notes.file = sheet.encoding ? t('steps.file.csv', { encoding: sheet.encoding }) : t('steps.file.xlsx')
  if (rows.length > 0) notes.columns = t('steps.columns.mapped', { mapped: number(mapped), count: rows.length })
  return notes
}

function entitiesOf(sheets: readonly ImportSheet[], run: ImportRun): string[] {
  const names = sheets.flatMap((sheet) => sheet.mapping.entities)
  return [...new Set(names.length > 0 ? names : resultsOf(run).map((each) => each.entity))]
}

function weight(entity: string): number {
  const at = FOREMOST.indexOf(entity)
  return at < 0 ? FOREMOST.length : at
}
