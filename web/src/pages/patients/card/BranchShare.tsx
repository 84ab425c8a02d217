import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { Card } from '../patient-types.ts'
import css from './Patient.module.css'

const SHOWN = 3
const COLORS = ['var(--heat6)', 'var(--heat4)', 'var(--heat3)', 'var(--s8)']

/** How visits are divided among branches: one bar and shares, the largest first. */
export function BranchShare({ byBranch }: { byBranch: Card['visits']['byBranch'] }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const all = byBranch.reduce((sum, part) => sum + part.visits, 0)
  if (all === 0) return null
  const parts = [...byBranch].sort((a, b) => b.visits - a.visits)
  const name = (part: (typeof parts)[number]) => part.branch?.name ?? t('unknownBranch')
  return (
    <>
      <div className={css.small}>{t('branches')}</div>
      <div className={css.shareBar} aria-hidden="true">
        {parts.map((part, index) => (
          <span
            key={part.branch?.id ?? ''}
            style={{ flexGrow: part.visits, background: COLORS[Math.min(index, COLORS.length - 1)] }}
          />
        ))}
      </div>
      <ul className={css.shares}>
        {parts.slice(0, SHOWN).map((part) => (
          <li key={part.branch?.id ?? ''} className="num">
            {name(part)} {format.percent(part.visits / all, 0)}
          </li>
        ))}
      </ul>
    </>
  )
}
