import { useElementSize } from '@mantine/hooks'
import { RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { seriesColor } from '@revisit/ui/series.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { GROUP_SERIES } from './group-series.ts'
import type { RfmCellAnswer } from './rfm-queries.ts'
import { squarified } from './treemap.ts'
import css from './Rfm.module.css'

export type MoneyMapProps = {
  cells: RfmCellAnswer[]
  selected: string | null
  onSelect: (code: string) => void
}

const GAP = 2
const ROOM = { width: 52, height: 32 }
const ROOM_FOR_WORDS = { width: 88, height: 64 }

/** The same 27 cells with areas by money: where the money of the clinic sits. */
export function MoneyMap({ cells, selected, onSelect }: MoneyMapProps) {
  const { t } = useTranslation('rfm')
  const say = useBilingual()
  const format = useFormat()
  const { ref, width, height } = useElementSize()
  return (
    <div ref={ref} className={css.map} role="group" aria-label={t('moneyMap')}>
      {squarified(cells, (cell) => cell.revenue, width, height).map(({ item: cell, ...box }) => {
        const code = `${cell.r}${cell.f}${cell.m}`
        const name = say(RFM_GROUP_WORDS[cell.group])
        const text = `${code} · ${name}: ${format.money(cell.revenue)}`
        return (
          <button
            key={code}
            type="button"
            className={classes(css.piece, box.width > ROOM.width && box.height > ROOM.height && css.roomy)}
            aria-pressed={selected === code}
            aria-label={text}
            title={text}
            style={
              {
                '--tone': seriesColor(GROUP_SERIES[cell.group]),
                left: box.left + GAP / 2,
                top: box.top + GAP / 2,
                width: Math.max(0, box.width - GAP),
                height: Math.max(0, box.height - GAP),
              } as CSSProperties
            }
            onClick={() => onSelect(code)}
          >
            {box.width > ROOM.width && box.height > ROOM.height && <b>{format.moneyShort(cell.revenue)}</b>}
            {box.width > ROOM_FOR_WORDS.width && box.height > ROOM_FOR_WORDS.height && (
              <>
                <span>
                  {code} · {name}
                </span>
                <span className="num">{format.number(cell.patients)}</span>
              </>
            )}
          </button>
        )
      })}
    </div>
  )
}
