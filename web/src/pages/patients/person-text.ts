import { formatPhone } from '@revisit/domain/phone-text.ts'

const DOTS = '•••'
const CYRILLIC_NAME = /^\p{Script=Cyrillic}/u

/** «Орлов Дмитрий Сергеевич» → «Орлов Д. С.»; of two words nobody knows which is the surname, so they stay whole. */
export function shortStaffName(name: string): string {
  const [last = '', ...rest] = name.trim().split(/\s+/)
  if (rest.length < 2 || !CYRILLIC_NAME.test(last)) return name
  if (rest.every((word) => word.endsWith('.'))) return name
  return `${last} ${rest.map((word) => `${word.charAt(0)}.`).join('\u00a0')}`
}

/** A contact as it is read aloud: a phone in groups, a messenger name with @. */
export function writtenContact(kind: string, value: string): string {
  if (kind === 'phone' || value.startsWith('+')) return formatPhone(value)
  if (kind === 'push') return browserHost(value)
  // A chat opened by a personal link is known by its number, not by a name.
  if ((kind === 'telegram' || kind === 'max') && /^-?\d+$/.test(value)) return `id ${value}`
  if (kind === 'telegram' && !value.startsWith('@')) return `@${value}`
  return value
}

/** Of a browser that shows messages only the service that carries them means something to people. */
function browserHost(value: string): string {
  const endpoint = /"endpoint":\s*"([^"]+)"/.exec(value)?.[1] ?? value
  return URL.canParse(endpoint) ? new URL(endpoint).host : '…'
}

/** A contact with its middle hidden: «+7 916 •••-24-07», «m.sok•••@mail.ru», «@mar•••». */
export function maskedContact(kind: string, value: string): string {
  const written = writtenContact(kind, value)
  if (kind === 'phone' || value.startsWith('+')) return maskedPhone(written)
  const at = kind === 'email' ? written.indexOf('@') : written.length
  const shown = Math.min(5, Math.max(1, Math.floor(at / 2)))
  return written.slice(0, shown) + DOTS + written.slice(at)
}

function maskedPhone(written: string): string {
  const local = written.search(/\d{3}-\d\d-\d\d$/)
  return local < 0
    ? written.replace(/\d{3}(?=\d{2}$)/, DOTS)
    : written.slice(0, local) + DOTS + written.slice(local + 3)
}
