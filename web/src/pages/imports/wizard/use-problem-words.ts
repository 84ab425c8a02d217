import { useTranslation } from 'react-i18next'
import type { importRun } from '../../../i18n/ru/import-run.ts'
import type { ColumnRow } from './column-rows.ts'

type ProblemCode = keyof (typeof importRun)['problems']

const CELLS_SHOWN = 2
const CELL_LENGTH = 14

export type ProblemWords = { short: string; whole: string }

/** What is wrong with a column in a few words, with two of the cells, and the whole sentence. Null when nothing is. */
export function useProblemWords(): (row: ColumnRow) => ProblemWords | null {
  const { t, i18n } = useTranslation('import-run')
  const quoted = (cells: readonly string[]) =>
    [...new Set(cells)]
      .slice(0, CELLS_SHOWN)
      .map((cell) => t('columns.quoted', { cell: shortened(cell) }))
      .join(', ')
  return ({ problems, firstProblems }) => {
    const [worst] = problems
    if (worst) {
      const whole = worst.examples[0]?.message ?? worst.code
      if (!i18n.exists(`problems.${worst.code}`, { ns: 'import-run' })) return { short: whole, whole }
      const words = t(`problems.${worst.code as ProblemCode}`)
      const cells = quoted(worst.examples.flatMap(({ cell }) => cell || []))
      return { short: cells ? `${words}: ${cells}` : words, whole }
    }
    const [first] = firstProblems
    return first ? { short: quoted(firstProblems.map(({ cell }) => cell)), whole: first.message } : null
  }
}

function shortened(cell: string): string {
  return cell.length > CELL_LENGTH ? `${cell.slice(0, CELL_LENGTH - 1)}…` : cell
}
