import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useMemo } from 'react'
import type { FigureOf } from './cohort-figures.ts'

export type FigureText = { write: (value: number) => string; writeAxis: (value: number) => string }

const MINOR = 100

/** How the figures of the table are written: whole roubles, percents, visits with two digits per patient. */
export function useFigureText({ metric, per }: FigureOf): FigureText {
  const format = useFormat()
  return useMemo(() => {
    if (metric === 'retention') {
      const write = (value: number) => (per === 'patient' ? format.percent(value, 0) : format.number(value))
      return { write, writeAxis: write }
    }
    if (metric === 'visits') {
      const write = (value: number) => format.number(value, per === 'patient' ? 2 : 0)
      return { write, writeAxis: (value) => format.number(value, per === 'patient' && value < 10 ? 1 : 0) }
    }
    const write = (value: number) => (per === 'patient' ? format.number(value / MINOR) : format.moneyShort(value))
    return { write, writeAxis: write }
  }, [format, metric, per])
}
