/** What the first bytes of a file say it is. `found` names the format for the sentence shown to a person. */
export type FileKind =
  | { kind: 'zip' }
  | { kind: 'ole2' }
  | { kind: 'text' }
  | {
      kind: 'other'
      found:
        | 'pdf'
        | 'picture'
        | 'archive'
        | 'rtf'
        | 'html'
        | 'xml'
        | 'xml_spreadsheet'
        | 'json'
        | 'database'
        | 'program'
    }

const zipBeginnings = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

type Other = Extract<FileKind, { kind: 'other' }>['found']

const signatures: [signature: string, found: Other][] = [
  ['%PDF', 'pdf'],
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['\x1f\x8b', 'archive'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['{\\rtf', 'rtf'],
  ['SQLite format 3', 'database'],
  ['PAR1\x15', 'database'],
  ['MZ\x90\x00', 'program'],
  ['\x7fELF', 'program'],
]

/** The kind of a file by its first kilobytes; extensions are never looked at. */
export function detectKind(head: Buffer): FileKind {
  const start = head.toString('latin1', 0, 16)
  if (zipBeginnings.some((beginning) => start.startsWith(beginning))) return { kind: 'zip' }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'ole2' }
  const signed = signatures.find(([signature]) => start.startsWith(signature))
  if (signed) return { kind: 'other', found: signed[1] }
  const markup = detectMarkup(markupText(head))
  return markup ? { kind: 'other', found: markup } : { kind: 'text' }
}

/** An OLE2 container names its streams in UTF-16: encrypted workbooks hold EncryptedPackage, old ones Workbook or Book. */
export function oleContent(parts: Buffer[]): 'encrypted' | 'workbook' | 'unknown' {
  const holds = (name: string) => parts.some((part) => part.includes(Buffer.from(name, 'utf16le')))
  if (holds('EncryptedPackage')) return 'encrypted'
  return holds('Workbook') || holds('Book\0') ? 'workbook' : 'unknown'
}

/** The first characters with UTF-16's zero bytes and byte order marks dropped: enough to see markup. */
function markupText(head: Buffer): string {
  return head
    .toString('latin1', 0, 2048)
    .replaceAll('\0', '')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
}

function detectMarkup(text: string): Other | undefined {
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|<div)/i.test(text)) return 'html'
  if (/^<\?xml/i.test(text)) {
    if (/<html/i.test(text)) return 'html'
    return text.includes('office:spreadsheet') ? 'xml_spreadsheet' : 'xml'
  }
  return /^(\{\s*"|\[\s*\{\s*")/.test(text) ? 'json' : undefined
}
