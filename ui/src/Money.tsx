import { useFormat } from './KitProvider.tsx'

/** Money in minor units: «1 284 500 ₽»; never wraps. */
export function Money({ minor, kopecks, short }: { minor: number | null; kopecks?: boolean; short?: boolean }) {
  const format = useFormat()
  if (minor === null) return <span className="num">—</span>
  return <span className="num">{short ? format.moneyShort(minor, true) : format.money(minor, { kopecks })}</span>
}

/** A count with thin spaces. */
export function Count({ value, digits }: { value: number | null; digits?: number }) {
  const format = useFormat()
  return <span className="num">{value === null ? '—' : format.number(value, digits)}</span>
}

/** A share (fraction) as a percentage: «33,8 %». */
export function Percent({ share, digits }: { share: number | null; digits?: number }) {
  const format = useFormat()
  return <span className="num">{share === null ? '—' : format.percent(share, digits)}</span>
}

/** A local date, YYYY-MM-DD: «17.11» inside the current year. */
export function DateText({ day, full }: { day: string | null; full?: boolean }) {
  const format = useFormat()
  if (!day) return <span>—</span>
  return (
    <time dateTime={day} className="num">
      {format.date(day, { full })}
    </time>
  )
}

/** An instant in the clinic's zone: «17.11.2026, 09:40». */
export function TimeText({ at, only }: { at: string | null; only?: 'time' }) {
  const format = useFormat()
  if (!at) return <span>—</span>
  return (
    <time dateTime={at} className="num">
      {only === 'time' ? format.time(at) : format.dateTime(at)}
    </time>
  )
}
