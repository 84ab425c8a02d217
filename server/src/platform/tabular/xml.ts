import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Refusal } from './refusal.ts'

export type XmlAttributes = Record<string, string>

/** Names come without their namespace prefix. `damage` reports a character XML forbids; reading goes on. */
export type XmlReader = {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text?(text: string): void
  damage?(): void
}

/** A single text, attribute or comment longer than this is no part of a spreadsheet. */
const longestToken = 8 * 1024 * 1024
const forgivable = /^(\d+:\d+: )?(disallowed character\.|malformed character entity\.|undefined entity\.)$/

/**
 * Feeds an XML part to the reader while it arrives; `afterChunk` runs between chunks (back-pressure).
 * Document type declarations are refused before they are parsed: no entities, nothing external.
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  reader: XmlReader,
  afterChunk?: () => Promise<void> | undefined,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const guard = new TokenGuard()
  parser.on('opentag', (tag: SaxesTagPlain) => {
    guard.tokenSeen()
    reader.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    guard.tokenSeen()
    reader.close(localName(tag.name))
  })
  if (reader.text) {
    const { text } = reader
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('error', (error: Error) => {
    if (!forgivable.test(error.message)) throw new Refusal('xlsx_damaged')
    reader.damage?.()
  })
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(xmlEncoding(chunk))
    const text = decoder.decode(chunk, { stream: true })
    guard.check(text)
    parser.write(text)
    await afterChunk?.()
  }
  if (decoder) parser.write(decoder.decode())
  parser.close()
}

/** An attribute by its local name: `r:id` and `ns1:id` are the same to us. */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const direct = attributes[name]
  if (direct !== undefined) return direct
  const key = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${name}`))
  return key === undefined ? undefined : attributes[key]
}

class TokenGuard {
  #sinceToken = 0
  #tail = ''

  tokenSeen(): void {
    this.#sinceToken = 0
  }

  check(text: string): void {
    if (/<!(DOCTYPE|ENTITY)/i.test(this.#tail + text)) throw new Refusal('xlsx_forbidden_markup')
    this.#tail = text.slice(-9)
    this.#sinceToken += text.length
    if (this.#sinceToken > longestToken) throw new Refusal('xlsx_too_large_inside')
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function xmlEncoding(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
  return /^<\?xml[^>]{0,100}encoding=["']windows-1251["']/i.test(chunk.toString('latin1', 0, 120))
    ? 'windows-1251'
    : 'utf-8'
}
