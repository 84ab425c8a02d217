import { Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from './KitProvider.tsx'
import css from './Explain.module.css'

export type ExplainProps = {
  /** The name of the figure: the head of the popover and the button's label. */
  name: string
  /** What it means in the words of a clinic. */
  meaning?: ReactNode
  formula?: ReactNode
  period?: ReactNode
  asOf?: ReactNode
}

/** ⓘ beside a figure: what it means, formula, period and as-of time. */
export function Explain({ name, meaning, formula, period, asOf }: ExplainProps) {
  const words = useWords()
  const facts: [string, ReactNode][] = [
    [words.formula, formula],
    [words.period, period],
    [words.asOf, asOf],
  ]
  return (
    <Popover width={320} position="bottom-start" withinPortal>
      <Popover.Target>
        <button type="button" className={css.mark} aria-label={`${words.explain}: ${name}`}>
          <IconInfoCircle size={14} stroke={1.6} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <strong>{name}</strong>
        {meaning && <p className={css.meaning}>{meaning}</p>}
        <dl className={css.facts}>
          {facts.map(([label, value]) =>
            value ? (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}
