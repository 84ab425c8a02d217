/** How an SMS is cut and paid: 3GPP TS 23.038 (alphabets) and 23.040 (user data header of 6 octets for joined parts). */
export type SmsSize = {
  readonly alphabet: 'gsm7' | 'ucs2'
  /** Septets of GSM 7-bit (extension characters take two) or UTF-16 units. */
  readonly units: number
  readonly parts: number
  /** Units left in the last part. */
  readonly left: number
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('^{}\\[~]|€\f')
const LIMITS = { gsm7: { one: 160, joined: 153 }, ucs2: { one: 70, joined: 67 } } as const

/** Alphabet, length and number of parts of a text. An empty text has no parts. */
export function smsSize(text: string): SmsSize {
  const characters = [...text]
  const alphabet = characters.every((character) => BASIC.has(character) || EXTENDED.has(character)) ? 'gsm7' : 'ucs2'
  const costs = characters.map((character) => unitsOf(character, alphabet))
  const units = costs.reduce((sum, cost) => sum + cost, 0)
  const { one, joined } = LIMITS[alphabet]
  if (units <= one) return { alphabet, units, parts: units === 0 ? 0 : 1, left: one - units }
  const { parts, used } = joinedParts(costs, joined)
  return { alphabet, units, parts, left: joined - used }
}

function unitsOf(character: string, alphabet: SmsSize['alphabet']): number {
  if (alphabet === 'ucs2') return character.length
  return EXTENDED.has(character) ? 2 : 1
}

/** A character of two units is never torn between parts. */
function joinedParts(costs: readonly number[], limit: number): { parts: number; used: number } {
  let parts = 1
  let used = 0
  for (const cost of costs) {
    if (used + cost > limit) {
      parts += 1
      used = 0
    }
    used += cost
  }
  return { parts, used }
}
