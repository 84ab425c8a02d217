import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { moveCut, placeOf, valueAt, type Bin } from './cut-lines.ts'
import { useFormat, useWords } from './KitProvider.tsx'
import css from './Histogram.module.css'

export type HistogramProps = {
  title: string
  /** «дней с последнего визита». */
  note?: ReactNode
  bins: Bin[]
  /** The two cut lines, in the units of the bins. */
  cuts: [number, number]
  onCuts: (cuts: [number, number]) => void
  /** Names of the three zones from left to right: «R3 до 90». */
  zones: [string, string, string]
  /** Which end is the better one and so the darker. */
  best: 'left' | 'right'
  disabled?: boolean
}

const SHADES = { left: ['best', 'middle', 'worst'], right: ['worst', 'middle', 'best'] } as const
const FEW_LABELS = 0.16

/** How many people have each value, with two cut lines one can drag, type or move by arrows; the effect is live. */
export function Histogram(props: HistogramProps) {
  const { title, note, bins, cuts, onCuts, zones, best, disabled } = props
  const plot = useRef<HTMLDivElement>(null)
  const most = Math.max(1, ...bins.map((bin) => bin.people))
  const places = cuts.map((cut) => placeOf(bins, cut))
  const move = (which: 0 | 1, value: number) => onCuts(moveCut(cuts, which, value, bins))
  const drag = (which: 0 | 1) => (event: PointerEvent<HTMLButtonElement>) => {
    if (disabled || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = plot.current?.getBoundingClientRect()
    if (box) move(which, valueAt(bins, (event.clientX - box.left) / box.width))
  }
  return (
    <div className={css.place} role="group" aria-label={title}>
      <div className={css.head}>
        <b>{title}</b>
        {note && <span className={css.note}>{note}</span>}
        <CutFields {...props} onMove={move} />
      </div>
      <div ref={plot} className={css.plot}>
        {bins.map((bin) => (
          <Bar key={bin.from} bin={bin} most={most} shade={SHADES[best][zoneOf(bin, cuts)]} />
        ))}
        {([0, 1] as const).map((which) => (
          <CutLine
            key={which}
            which={which}
            place={places[which] ?? 0}
            value={cuts[which]}
            bins={bins}
            disabled={disabled}
            onDrag={drag(which)}
            onMove={(value) => move(which, value)}
          />
        ))}
      </div>
      <div className={css.zones}>
        <span style={{ left: 0 }}>{zones[0]}</span>
        <span style={{ left: `${Math.max((places[0] ?? 0) + 0.02, FEW_LABELS) * 100}%` }}>{zones[1]}</span>
        <span style={{ right: 0 }}>{zones[2]}</span>
      </div>
    </div>
  )
}

function Bar({ bin, most, shade }: { bin: Bin; most: number; shade: 'best' | 'middle' | 'worst' }) {
  const format = useFormat()
  return (
    <span
      className={classes(css.bar, css[shade])}
      style={{ height: `${(bin.people / most) * 100}%` }}
      title={`${format.number(bin.from)}–${format.number(bin.to)}: ${format.number(bin.people)}`}
    />
  )
}

function CutFields({
  title,
  cuts,
  disabled,
  onMove,
}: HistogramProps & { onMove: (which: 0 | 1, value: number) => void }) {
  const words = useWords()
  return (
    <span className={css.fields}>
      {([0, 1] as const).map((which) => (
        <input
          key={`${which}-${cuts[which]}`}
          className={css.field}
          inputMode="numeric"
          disabled={disabled}
          defaultValue={cuts[which]}
          aria-label={`${title}: ${words.cut} ${which + 1}`}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onBlur={(event) => {
            const value = Number(event.currentTarget.value.replace(',', '.'))
            if (Number.isFinite(value) && value !== cuts[which]) onMove(which, value)
            else event.currentTarget.value = String(cuts[which])
          }}
        />
      ))}
    </span>
  )
}

type CutLineProps = {
  which: 0 | 1
  place: number
  value: number
  bins: Bin[]
  disabled?: boolean
  onDrag: (event: PointerEvent<HTMLButtonElement>) => void
  onMove: (value: number) => void
}

function CutLine({ which, place, value, bins, disabled, onDrag, onMove }: CutLineProps) {
  const words = useWords()
  const keys = (event: KeyboardEvent) => {
    const stride = event.shiftKey ? 10 : 1
    const by = { ArrowRight: stride, ArrowUp: stride, ArrowLeft: -stride, ArrowDown: -stride }[event.key]
    if (!by) return
    event.preventDefault()
    onMove(value + by)
  }
  return (
    <div className={css.cut} style={{ left: `${place * 100}%` }}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot stand on a histogram with unequal bars */}
      <button
        type="button"
        role="slider"
        className={css.handle}
        disabled={disabled}
        aria-label={`${words.cut} ${which + 1}`}
        aria-valuemin={bins[0]?.from}
        aria-valuemax={bins.at(-1)?.to}
        aria-valuenow={value}
        onKeyDown={keys}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onDrag}
      />
    </div>
  )
}

function zoneOf(bin: Bin, cuts: [number, number]): 0 | 1 | 2 {
  const middle = (bin.from + bin.to) / 2
  if (middle < cuts[0]) return 0
  return middle < cuts[1] ? 1 : 2
}
