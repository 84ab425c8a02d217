import type { TimeWindow } from './quiet-hours.ts'

const NAMED: readonly (readonly [RegExp, TimeWindow])[] = [
  [/^(утр\p{L}*|с утра|до обеда|morning)$/iu, { from: '09:00', to: '12:00' }],
  [/^(дн[её]м|день|обед\p{L}*|day|afternoon)$/iu, { from: '12:00', to: '17:00' }],
  [/^(веч\p{L}*|после работы|evening)$/iu, { from: '18:00', to: '21:00' }],
]
const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?`
const AFTER = new RegExp(`^(?:после|с|after|from)\\s+${TIME}$`, 'iu')
const BEFORE = new RegExp(`^(?:до|before|until)\\s+${TIME}$`, 'iu')
const BETWEEN = new RegExp(`^(?:с\\s+|from\\s+)?${TIME}\\s*(?:-|–|—|до|to|till)\\s*${TIME}$`, 'iu')

/** The hours a patient asked for, as the card says them («после 18:00», «18-21», «вечером»); null when nothing can be made of it. */
export function preferredWindow(text: string | null): TimeWindow | null {
  const said = (text ?? '').trim()
  if (said === '') return null
  const named = NAMED.find(([pattern]) => pattern.test(said))
  if (named) return named[1]
  const between = BETWEEN.exec(said)
  if (between) return windowOf(timeOf(between[1], between[2]), timeOf(between[3], between[4]))
  const after = AFTER.exec(said)
  if (after) return windowOf(timeOf(after[1], after[2]), '24:00')
  const before = BEFORE.exec(said)
  return before ? windowOf('00:00', timeOf(before[1], before[2])) : null
}

function timeOf(hours: string | undefined, minutes: string | undefined): string | null {
  const isClock = Number(hours) <= 23 && Number(minutes ?? 0) <= 59
  return isClock ? `${hours!.padStart(2, '0')}:${minutes ?? '00'}` : null
}

function windowOf(from: string | null, to: string | null): TimeWindow | null {
  return from !== null && to !== null && from < to ? { from, to } : null
}
