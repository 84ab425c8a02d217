import { type CSSProperties, type KeyboardEvent, useRef } from 'react'
import { classes } from './classes.ts'
import { useFormat, useWords } from './KitProvider.tsx'
import { seriesColor, type Series } from './series.ts'
import css from './RfmGrid.module.css'

export type RfmScore = 1 | 2 | 3

export type RfmGridCell = {
  r: RfmScore
  f: RfmScore
  m: RfmScore
  people: number
  /** Minor units. */
  money: number
  /** People now minus people a month ago; null when there is nothing to compare with. */
  change: number | null
  group: { name: string; series: Series }
}

export type RfmGridProps = {
  label: string
  cells: RfmGridCell[]
  /** Titles of the scores 1, 2, 3: «M1 · до 15 000 ₽», «F1 · 1 визит», {«R3», «до 90»}. */
  axes: { m: [string, string, string]; f: [string, string, string]; r: [RfmAxis, RfmAxis, RfmAxis] }
  selected: string | null
  /** The chosen cell as «133»: R, F, M. */
  onSelect: (cell: string) => void
}

export type RfmAxis = { title: string; note: string }

const SCORES: RfmScore[] = [1, 2, 3]
const FROM_TOP: RfmScore[] = [3, 2, 1]

/** 27 cells as three 3×3 tiles: a tile per M, F to the right, R upwards; the group's name is printed in each cell. */
export function RfmGrid({ label, cells, axes, selected, onSelect }: RfmGridProps) {
  const words = useWords()
  const format = useFormat()
  const grid = useRef<HTMLDivElement>(null)
  const byCode = new Map(cells.map((cell) => [`${cell.r}${cell.f}${cell.m}`, cell]))
  const everyone = cells.reduce((sum, cell) => sum + cell.people, 0)
  const reachable = selected ?? '331'
  return (
    <div
      ref={grid}
      className={css.grid}
      role="group"
      aria-label={label}
      onKeyDown={(event) => step(event, grid.current)}
    >
      {SCORES.map((m) => (
        <div key={m} className={classes(css.tile, m === 1 && css.firstTile)}>
          <div className={css.head}>
            <b>{axes.m[m - 1]}</b>
            <span>
              {format.number(cells.reduce((sum, cell) => sum + (cell.m === m ? cell.people : 0), 0))} {words.people}
            </span>
          </div>
          {FROM_TOP.map((r) => (
            <div key={r} className={css.row}>
              <div className={css.axis}>
                <span>{axes.r[r - 1]?.title}</span>
                <span>{axes.r[r - 1]?.note}</span>
              </div>
              {SCORES.map((f) => {
                const code = `${r}${f}${m}`
                const cell = byCode.get(code)
                return cell ? (
                  <Cell
                    key={code}
                    code={code}
                    cell={cell}
                    share={everyone > 0 ? cell.people / everyone : 0}
                    chosen={selected === code}
                    focusable={reachable === code}
                    onSelect={onSelect}
                  />
                ) : (
                  <div key={code} />
                )
              })}
            </div>
          ))}
          <div className={css.row}>
            <div className={css.axis} />
            {axes.f.map((title) => (
              <div key={title} className={css.under}>
                {title}
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

type CellProps = {
  code: string
  cell: RfmGridCell
  share: number
  chosen: boolean
  focusable: boolean
  onSelect: (code: string) => void
}

function Cell({ code, cell, share, chosen, focusable, onSelect }: CellProps) {
  const format = useFormat()
  return (
    <button
      type="button"
      data-code={code}
      className={classes(css.cell, chosen && css.chosen)}
      style={{ '--tone': seriesColor(cell.group.series) } as CSSProperties}
      aria-pressed={chosen}
      tabIndex={focusable ? 0 : -1}
      onClick={() => onSelect(code)}
    >
      <b>{format.number(cell.people)}</b>
      <span className={css.right}>{cell.change === null ? '' : format.changeNumber(cell.change)}</span>
      <span>{format.moneyShort(cell.money)}</span>
      <span className={classes(css.right, css.share)}>{format.percent(share)}</span>
      <span className={css.name}>{cell.group.name}</span>
    </button>
  )
}

/** Arrows walk the grid: right and left change F and pass into the next tile, up and down change R. */
function step(event: KeyboardEvent, grid: HTMLElement | null): void {
  const from = (event.target as HTMLElement).dataset.code
  if (!from || !grid) return
  const [r = 1, f = 1, m = 1] = [...from].map(Number)
  const column = (m - 1) * 3 + (f - 1)
  const move = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowUp: [1, 0], ArrowDown: [-1, 0] }[event.key]
  if (!move) return
  const [up = 0, right = 0] = move
  const next = column + right
  const code = `${r + up}${(next % 3) + 1}${Math.floor(next / 3) + 1}`
  const target = grid.querySelector<HTMLElement>(`[data-code="${code}"]`)
  if (!target) return
  event.preventDefault()
  target.focus()
}
