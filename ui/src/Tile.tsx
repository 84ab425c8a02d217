import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Change, type ChangeProps } from './Change.tsx'
import { useWords } from './KitProvider.tsx'
import { SkeletonBar } from './Skeletons.tsx'
import { Sparkline } from './Sparkline.tsx'
import css from './Tile.module.css'

/** What a tile shows: a figure, a skeleton of the same size, «нет данных» with the way to get them, or an error. */
export type TileState =
  | {
      kind: 'ready'
      figure: ReactNode
      change?: ChangeProps
      /** What the figure is compared with: «1–17 октября: 9 271 500 ₽». */
      against?: ReactNode
      trend?: (number | null)[]
    }
  | { kind: 'loading' }
  | { kind: 'none'; how?: ReactNode }
  | { kind: 'failed'; retry?: () => void; code?: string }

export type TileProps = {
  name: ReactNode
  /** ⓘ: an `Explain`. */
  explain?: ReactNode
  state: TileState
  /** Without padding and background, inside a card. */
  bare?: boolean
}

/** One figure with its name, change by meaning, tiny trend and what it is compared with. */
export function Tile({ name, explain, state, bare }: TileProps) {
  return (
    <div className={classes(css.tile, bare && css.bare)} aria-busy={state.kind === 'loading' || undefined}>
      <div className={css.name}>
        {name}
        {explain}
      </div>
      {state.kind === 'ready' && <Ready state={state} />}
      {state.kind === 'loading' && <Loading />}
      {state.kind === 'none' && <None how={state.how} />}
      {state.kind === 'failed' && <Failed state={state} />}
    </div>
  )
}

/** Related tiles in one card, divided by lines; two columns on the phone. */
export function TileRow({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section className={css.row} aria-label={label}>
      {children}
    </section>
  )
}

function Ready({ state }: { state: Extract<TileState, { kind: 'ready' }> }) {
  return (
    <>
      <div className={css.figure}>{state.figure}</div>
      {state.change ? <Change {...state.change} /> : <span />}
      {state.trend && (
        <span className={css.spark}>
          <Sparkline values={state.trend} />
        </span>
      )}
      {state.against && <div className={css.against}>{state.against}</div>}
    </>
  )
}

function Loading() {
  return (
    <>
      <div className={css.figure}>
        <SkeletonBar width={96} height={24} />
      </div>
      <div className={css.how}>
        <SkeletonBar width={72} height={10} />
      </div>
      <div className={css.against}>
        <SkeletonBar width={112} height={10} />
      </div>
    </>
  )
}

function None({ how }: { how?: ReactNode }) {
  const words = useWords()
  return (
    <>
      <div className={css.none}>{words.noValue}</div>
      {how && <div className={css.how}>{how}</div>}
    </>
  )
}

function Failed({ state }: { state: Extract<TileState, { kind: 'failed' }> }) {
  const words = useWords()
  return (
    <>
      <div className={css.failed}>
        <IconAlertTriangle size={16} stroke={1.6} />
        {words.notCounted}
      </div>
      <div className={css.how}>
        {state.retry && (
          <button type="button" className={css.retry} onClick={state.retry}>
            {words.retry}
          </button>
        )}{' '}
        {state.code && `${words.code} ${state.code}`}
      </div>
    </>
  )
}
