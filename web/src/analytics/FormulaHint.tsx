import { formulaWords, type FormulaKey } from '@revisit/domain/formulas.ts'
import { Explain } from '@revisit/ui/Explain.tsx'
import type { ReactNode } from 'react'
import { useBilingual } from './use-bilingual.ts'

export type FormulaHintProps = { of: FormulaKey; period?: ReactNode; asOf?: ReactNode; note?: string }

/** ⓘ of a figure: the same words the definitions have, with the period and the as-of time of this answer. */
export function FormulaHint({ of, period, asOf, note }: FormulaHintProps) {
  const say = useBilingual()
  const { name, meaning, formula } = formulaWords(of)
  return (
    <Explain
      name={say(name)}
      meaning={note ? `${say(meaning)} ${note}` : say(meaning)}
      formula={say(formula)}
      period={period}
      asOf={asOf}
    />
  )
}
