import { detectEncoding } from './detect-encoding.ts'
import { detectKind, oleContent } from './detect-kind.ts'
import { detectSeparator, separatorLine } from './detect-separator.ts'
import { firstWindowBeyondAscii, sampleFile, type FileSample } from './sample-file.ts'
import {
  failure,
  type CsvSource,
  type OpenHints,
  type TableEncoding,
  type TableFailure,
  type TableSource,
} from './table.ts'
import { inspectXlsx } from './xlsx-process.ts'

/**
 * Says what kind of table a file holds, looking at its content only, never at its name.
 * Reads samples; never throws for what the file holds.
 */
export async function openTable(path: string, hints: OpenHints = {}): Promise<TableSource | TableFailure> {
  const sample = await sampleFile(path)
  if ('kind' in sample) return sample
  const found = detectKind(sample.head)
  if (found.kind === 'zip') return inspectXlsx(path, sample.bytes, hints.xlsxLimits)
  if (found.kind === 'ole2') return oleFailure(sample)
  if (found.kind === 'other') return failure('not_a_table', { found: found.found })
  return openText(path, sample, hints)
}

function oleFailure(sample: FileSample): TableFailure {
  const content = oleContent([sample.head, ...sample.windows])
  if (content === 'encrypted') return failure('xlsx_encrypted')
  return content === 'workbook' ? failure('xls_legacy') : failure('not_a_table', { found: 'office_file' })
}

async function openText(path: string, sample: FileSample, hints: OpenHints): Promise<CsvSource | TableFailure> {
  const encoding = hints.encoding ?? (await textEncoding(path, sample))
  if (encoding === 'binary') return failure('binary')
  const text = new TextDecoder(encoding).decode(sample.head)
  const whole = sample.windows.length === 0
  if (whole && text.replaceAll('\0', '').trim() === '') return failure('empty_file')
  const separator = hints.separator ?? separatorLine(text)?.separator ?? detectSeparator(text, whole)
  return {
    kind: 'csv',
    path,
    bytes: sample.bytes,
    encoding,
    separator,
    sheets: [{ index: 0, name: '', hidden: false }],
  }
}

/** A sample of plain ASCII says nothing, so the rest of the file is searched for its first other letter. */
async function textEncoding(path: string, sample: FileSample): Promise<TableEncoding | 'binary'> {
  let detected = detectEncoding([sample.head, ...sample.windows])
  if (detected === 'ascii' && sample.windows.length > 0) {
    const beyond = await firstWindowBeyondAscii(path)
    if (beyond) detected = detectEncoding([beyond])
  }
  return detected === 'ascii' ? 'utf-8' : detected
}
