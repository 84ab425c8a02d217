import { useTranslation } from 'react-i18next'
import type { importRun } from '../../../i18n/ru/import-run.ts'
import type { IssueGroup } from '../shared/import-types.ts'

type ProblemCode = keyof (typeof importRun)['problems']

const CELLS_SHOWN = 2
const CELL_LENGTH = 18

/** What is wrong with a column in a few words, with two of the cells: «не телефон: «нет», «доб. 12»». */
export function useProblemWords(): (group: IssueGroup) => string {
  const { t, i18n } = useTranslation('import-run')
  return (group) => {
    const known = i18n.exists(`problems.${group.code}`, { ns: 'import-run' })
    const words = known ? t(`problems.${group.code as ProblemCode}`) : (group.examples[0]?.message ?? group.code)
    const cells = [...new Set(group.examples.flatMap(({ cell }) => cell || []))].slice(0, CELLS_SHOWN)
    if (cells.length === 0 || !known) return words
    return `${words}: ${cells.map((cell) => t('columns.quoted', { cell: shortened(cell) })).join(', ')}`
  }
}

function shortened(cell: string): string {
  return cell.length > CELL_LENGTH ? `${cell.slice(0, CELL_LENGTH - 1)}…` : cell
}
