import { storeZip, type NamedFile } from './store-zip.ts'

const TABLE = /\.(csv|tsv|txt|xlsx|xlsm)$/i
const SYSTEM = /^[.~]|^(thumbs\.db|desktop\.ini)$/i
const MOST_FILES = 200

/** What was dropped or chosen, made ready to send: one file as it is, several tables packed into one archive. */
export type Prepared = { kind: 'file'; file: File } | { kind: 'refused'; reason: 'nothing' | 'noTables' | 'overLimit' }

/** Files of a drop, with those inside dropped folders. Must be called inside the drop event: the browser forgets it later. */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return Promise.resolve([...transfer.files])
  return Promise.all(entries.map(filesOf)).then((lists) => lists.flat())
}

/** One file goes as it is, whatever it is: the server tells what is wrong with it. Of several, the tables go in one archive. */
export async function prepare(files: readonly File[]): Promise<Prepared> {
  const [only] = files
  if (!only) return { kind: 'refused', reason: 'nothing' }
  if (files.length === 1) return { kind: 'file', file: only }
  const tables = files.filter((file) => TABLE.test(file.name) && !SYSTEM.test(file.name))
  if (tables.length === 0) return { kind: 'refused', reason: 'noTables' }
  if (tables.length === 1) return { kind: 'file', file: tables[0]! }
  if (tables.length > MOST_FILES) return { kind: 'refused', reason: 'overLimit' }
  const zip = await storeZip(uniquelyNamed(tables))
  return { kind: 'file', file: new File([zip], archiveName(tables), { type: 'application/zip' }) }
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: File[] = []
  // A reader gives its entries in portions; an empty one is the last.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (portion.length === 0) return files
    for (const inner of portion) files.push(...(await filesOf(inner)))
  }
}

function uniquelyNamed(files: readonly File[]): NamedFile[] {
  const taken = new Map<string, number>()
  return files.map((file) => {
    const times = taken.get(file.name) ?? 0
    taken.set(file.name, times + 1)
    return { name: times === 0 ? file.name : file.name.replace(/(\.\w+)$/, ` (${times + 1})$1`), file }
  })
}

function archiveName(files: readonly File[]): string {
  const names = files.map((file) => file.name.replace(/\.\w+$/, ''))
  return `${names.slice(0, 2).join(', ')}${names.length > 2 ? ` +${names.length - 2}` : ''}.zip`
}
