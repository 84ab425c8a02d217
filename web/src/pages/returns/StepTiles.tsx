import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnRow } from './return-queries.ts'
import css from './Returns.module.css'

export const STEPS = [1, 2, 3] as const

export type StepTilesProps = { rows: ReturnRow[]; chosen: number; onChoose: (fromVisit: number) => void }

/** Conversion from the first, second and third visit to the next; the chosen one is shown in detail below. */
export function StepTiles({ rows, chosen, onChoose }: StepTilesProps) {
  const { t } = useTranslation('returns')
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const next = ((chosen - 1 + by + STEPS.length) % STEPS.length) + 1
    onChoose(next)
    event.currentTarget.querySelectorAll('button')[next - 1]?.focus()
  }
  return (
    <div className={css.steps} role="radiogroup" aria-label={t('steps')} onKeyDown={move}>
      {STEPS.map((fromVisit) => (
        <StepTile
          key={fromVisit}
          fromVisit={fromVisit}
          row={rows.find((row) => row.fromVisit === fromVisit)}
          chosen={fromVisit === chosen}
          onChoose={() => onChoose(fromVisit)}
        />
      ))}
    </div>
  )
}

type StepTileProps = { fromVisit: number; row: ReturnRow | undefined; chosen: boolean; onChoose: () => void }

function StepTile({ fromVisit, row, chosen, onChoose }: StepTileProps) {
  const { t } = useTranslation('returns')
  const names = t('after', { returnObjects: true })
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a tile is a button in looks and a radio in meaning
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={chosen ? 0 : -1}
      className={css.step}
      onClick={onChoose}
    >
      <span className={css.name}>{names[fromVisit - 1]}</span>
      <span className={css.arrow}>{t('step', { from: fromVisit, to: fromVisit + 1 })}</span>
      {row && row.rate !== null ? (
        <Rate row={row} rate={row.rate} />
      ) : (
        <span className={css.none}>{t('noneEligible')}</span>
      )}
      <span className={css.small}>{row && <Waiting row={row} />}</span>
    </button>
  )
}

function Rate({ row, rate }: { row: ReturnRow; rate: number }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  const counted = t('of', { converted: format.number(row.converted), eligible: format.number(row.eligible) })
  const interval =
    row.low === null || row.high === null
      ? ''
      : ` · ${t('interval', { low: format.percent(row.low), high: format.percent(row.high) })}`
  return (
    <>
      <span className={css.figure}>{format.percent(rate)}</span>
      <span className={css.small}>{counted + interval}</span>
    </>
  )
}

function Waiting({ row }: { row: ReturnRow }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  return row.waiting > 0 ? t('waiting', { count: row.waiting, text: format.number(row.waiting) }) : t('mature')
}
