/** Windows-1251 bytes of a text; letters outside the code page become '?'. */
export function cp1251(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = byteOf(text.charCodeAt(index))
  return bytes
}

const UPPER_A = 0x410
const LOWER_YA = 0x44f
const OTHERS: Readonly<Record<string, number>> = {
  ё: 0xb8,
  Ё: 0xa8,
  '№': 0xb9,
  '«': 0xab,
  '»': 0xbb,
  '—': 0x97,
  '–': 0x96,
  '\u00a0': 0xa0,
  '…': 0x85,
  '•': 0x95,
}

function byteOf(code: number): number {
  if (code < 0x80) return code
  if (code >= UPPER_A && code <= LOWER_YA) return code - UPPER_A + 0xc0
  return OTHERS[String.fromCharCode(code)] ?? 0x3f
}
