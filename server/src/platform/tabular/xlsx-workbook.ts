import { Refusal } from './refusal.ts'
import type { Sheet, XlsxLimits } from './table.ts'
import { attribute, readXml, type XmlAttributes } from './xml.ts'
import { numberKind, type NumberKind } from './xlsx-cell.ts'
import { InflateBudget, isUnsafeName, listZip, type Zip, type ZipPart } from './zip.ts'

/** A worksheet and the part it lives in. */
export type WorkbookSheet = Sheet & { part: ZipPart }

export type Workbook = {
  zip: Zip
  budget: InflateBudget
  parts: Map<string, ZipPart>
  sheets: WorkbookSheet[]
  date1904: boolean
  sharedStrings: ZipPart | undefined
  styles: ZipPart | undefined
}

type Relation = { id: string; type: string; target: string }

const mostSheets = 1_000
const mostFormats = 65_536

/** Opens a workbook by the relations between its parts. Throws a Refusal for everything that is no readable workbook. */
export async function openWorkbook(fd: number, limits: XlsxLimits): Promise<Workbook> {
  const zip = await listZip(fd, limits.entries)
  if (zip === 'too_many') throw new Refusal('zip_too_many_files', { limit: limits.entries })
  const parts = new Map(zip.parts.map((part) => [part.name.toLowerCase(), part]))
  refuseOthers(zip.parts, parts)
  const budget = new InflateBudget(limits)
  const read = (name: string) => relations(zip, budget, parts, name)
  const main = (await read('_rels/.rels')).find((relation) => relation.type.endsWith('/officeDocument'))
  const path = resolvePart('', main?.target ?? 'xl/workbook.xml')
  const part = parts.get(path.toLowerCase())
  if (!part) throw new Refusal('xlsx_damaged')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const links = await read(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const linked = (type: string) => {
    const link = links.find((relation) => relation.type.endsWith(type))
    return link && parts.get(resolvePart(folder, link.target).toLowerCase())
  }
  const listed = await readSheetList(budget.inflate(zip, part))
  const sheets: WorkbookSheet[] = []
  for (const sheet of listed.sheets) {
    const link = links.find((relation) => relation.id === sheet.id)
    const sheetPart = link?.type.endsWith('/worksheet') && parts.get(resolvePart(folder, link.target).toLowerCase())
    if (sheetPart) sheets.push({ index: sheets.length, name: sheet.name, hidden: sheet.hidden, part: sheetPart })
  }
  if (sheets.length === 0) throw new Refusal('xlsx_no_sheets')
  const { date1904 } = listed
  return {
    zip,
    budget,
    parts,
    sheets,
    date1904,
    sharedStrings: linked('/sharedStrings'),
    styles: linked('/styles'),
  }
}

/** How each cell style shows numbers, by style index. */
export async function readNumberKinds(workbook: Workbook): Promise<NumberKind[]> {
  if (!workbook.styles) return []
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCellFormats = false
  await readXml(workbook.budget.inflate(workbook.zip, workbook.styles), {
    open(name, attributes) {
      if (name === 'numFmt' && codes.size < mostFormats) {
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats && kinds.length < mostFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        kinds.push(numberKind(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return kinds
}

function refuseOthers(listed: ZipPart[], parts: Map<string, ZipPart>): void {
  const unsafe = listed.find((part) => isUnsafeName(part.name))
  if (unsafe) throw new Refusal('zip_unsafe_name', { name: unsafe.name.slice(0, 200) })
  const within = (folder: string) => listed.some((part) => part.name.toLowerCase().startsWith(folder))
  if (parts.has('[content_types].xml') || within('xl/')) {
    if (within('word/')) throw new Refusal('not_a_table', { found: 'word' })
    if (within('ppt/')) throw new Refusal('not_a_table', { found: 'slides' })
    if (parts.has('xl/workbook.bin')) throw new Refusal('xlsx_binary_workbook')
    if (listed.some((part) => part.encrypted)) throw new Refusal('xlsx_encrypted')
    return
  }
  if (parts.has('mimetype') && parts.has('content.xml')) throw new Refusal('not_a_table', { found: 'ods' })
  throw new Refusal(listed.some((part) => !part.name.endsWith('/')) ? 'zip_folder' : 'zip_empty')
}

async function relations(
  zip: Zip,
  budget: InflateBudget,
  parts: Map<string, ZipPart>,
  name: string,
): Promise<Relation[]> {
  const part = parts.get(name.toLowerCase())
  if (!part) return []
  const found: Relation[] = []
  await readXml(budget.inflate(zip, part), {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes.TargetMode === 'External' || found.length > mostFormats) return
      found.push({ id: attributes.Id ?? '', type: attributes.Type ?? '', target: attributes.Target ?? '' })
    },
    close() {},
  })
  return found
}

type ListedSheet = { id: string; name: string; hidden: boolean }

async function readSheetList(chunks: AsyncIterable<Buffer>): Promise<{ sheets: ListedSheet[]; date1904: boolean }> {
  const sheets: ListedSheet[] = []
  let date1904 = false
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      else if (name === 'sheet' && sheets.length < mostSheets) sheets.push(listedSheet(attributes, sheets.length))
    },
    close() {},
  })
  return { sheets, date1904 }
}

function listedSheet(attributes: XmlAttributes, index: number): ListedSheet {
  return {
    id: attribute(attributes, 'id') ?? '',
    name: (attributes.name ?? `${index + 1}`).slice(0, 255),
    hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** A target is relative to its part's folder, or absolute within the archive. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = []
  const path = target.startsWith('/') ? target : folder + target
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
