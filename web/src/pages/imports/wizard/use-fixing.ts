import { useTranslation } from 'react-i18next'
import type { IssueGroup, Mapping, Suggestion } from '../kit/import-types.ts'
import { sheetKeyOf } from './column-rows.ts'
import { withColumnFixes, withSuggestion } from './mapping-fixes.ts'
import type { Wizard } from './use-wizard.ts'

/** What the list of problems lets a person do with all cells of a kind. */
export type Fixing = {
  /** Whether the problem belongs to the open sheet: only its columns can be corrected here. */
  isHere: (group: IssueGroup) => boolean
  apply: (group: IssueGroup, suggestion: Suggestion) => void
  openValues: (header: string) => void
}

/** Takes suggestions for all cells at once, each with a way back. */
export function useFixing(wizard: Wizard, openValues: (header: string) => void): Fixing {
  const { t } = useTranslation('import-fixes')
  const { sheet } = wizard
  return {
    isHere: ({ examples: [example] }) => example !== undefined && sheetKeyOf(example) === sheet?.key,
    apply: (group, suggestion) => {
      if (!sheet || suggestion.kind === 'values') return
      const from = suggestion.kind === 'value' ? suggestion.cell : suggestion.header
      const text = t('fixes.applied', { from, to: suggestion.label, count: group.count })
      const back = (now: Mapping) => withColumnFixes(now, suggestion.header, sheet.mapping)
      wizard.changeWithUndo(withSuggestion(sheet.mapping, group.code, suggestion), { text, back })
    },
    openValues,
  }
}
