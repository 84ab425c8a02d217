import type { CatalogueEntity, ColumnTarget, ImportSheet, IssueGroup, Mapping } from '../kit/import-types.ts'

/** One column of the file beside what it becomes. */
export type ColumnRow = {
  header: string
  /** `entity.field`; none is not imported. */
  targets: string[]
  /** Two different values, as they stand in the file. */
  samples: string[]
  /** All the values the server gave as samples. */
  allSamples: string[]
  /** A person decided otherwise than the product guessed, or said how to read its cells. */
  byPerson: boolean
  /** Recognises the row when the file comes again. */
  isKey: boolean
  /** What the dry run found; before it, nothing. */
  problems: IssueGroup[]
  /** What the first rows show, until the dry run has seen all of them. */
  firstProblems: { cell: string; message: string }[]
  /** Cells with problems of any kind. */
  errors: number
}

export type Checked = {
  /** Problems the dry run found; null before it. */
  groups: readonly IssueGroup[] | null
  catalogue: readonly CatalogueEntity[]
  /** What the product chose by itself. */
  guess: Mapping | undefined
}

const SAMPLES_SHOWN = 2

/** The columns of a sheet in the order of the file. */
export function columnRows(sheet: ImportSheet, { groups, catalogue, guess }: Checked): ColumnRow[] {
  const own = groups?.filter((group) => group.examples.some((each) => sheetKeyOf(each) === sheet.key)) ?? []
  const keys = new Set(
    catalogue.flatMap(({ name, fields }) => fields.filter(({ key }) => key).map((field) => `${name}.${field.name}`)),
  )
  return sheet.columns.flatMap((column) => {
    const { header } = column
    if (header.trim() === '') return []
    const targets = targetsOf(sheet.mapping.columns[header])
    const labels = new Set(targets.map((target) => labelOf(target, catalogue)))
    // A reference that was not found is reported under the name of its field.
    const problems = own.filter(({ column: name }) => name !== null && (name === header || labels.has(name)))
    return [
      {
        header,
        targets,
        samples: column.samples.slice(0, SAMPLES_SHOWN),
        allSamples: column.samples,
        byPerson:
          sheet.mapping.fixes?.[header] !== undefined ||
          (guess !== undefined && !sameTargets(targets, targetsOf(guess.columns[header]))),
        isKey: targets.some((target) => keys.has(target)),
        problems,
        firstProblems: groups === null && targets.length > 0 ? column.problems : [],
        errors:
          groups === null ? (targets.length > 0 ? column.bad : 0) : problems.reduce((sum, { count }) => sum + count, 0),
      },
    ]
  })
}

/** The key of the sheet a problem was met in. */
export function sheetKeyOf({ file, sheet }: { file: string; sheet: string }): string {
  return sheet ? `${file}/${sheet}` : file
}

/** The mapping with one column meaning something else. A field is filled by one column, so others let it go. */
export function withTargets(mapping: Mapping, header: string, targets: readonly string[]): Mapping {
  const columns: Record<string, ColumnTarget> = {}
  for (const [name, target] of Object.entries(mapping.columns)) {
    columns[name] = toTarget(targetsOf(target).filter((each) => !targets.includes(each)))
  }
  columns[header] = toTarget(targets)
  const owners = targets.map((target) => (target.startsWith('custom:') ? 'patients' : target.split('.')[0]!))
  const added = [...new Set(owners)].filter((name) => !mapping.entities.includes(name))
  return { ...mapping, entities: [...mapping.entities, ...added], columns }
}

/** The mapping for other entities: columns keep what still exists and take what was guessed for the rest. */
export function withEntities(mapping: Mapping, entities: readonly string[], guess: Mapping | undefined): Mapping {
  const isKept = (target: string) => target.startsWith('custom:') || entities.includes(target.split('.')[0] ?? '')
  const taken = new Set(Object.values(mapping.columns).flatMap(targetsOf).filter(isKept))
  const columns: Record<string, ColumnTarget> = {}
  for (const [name, target] of Object.entries(mapping.columns)) {
    const kept = targetsOf(target).filter(isKept)
    const added = targetsOf(guess?.columns[name]).filter((each) => isKept(each) && !taken.has(each))
    columns[name] = toTarget([...kept, ...added])
  }
  return { ...mapping, entities: [...entities], columns }
}

/** A saved mapping for the columns this sheet has; columns it does not know are left out. */
export function fittedTo(sheet: ImportSheet, saved: Mapping): Mapping {
  const known = new Map(Object.entries(saved.columns).map(([name, target]) => [name.trim().toLowerCase(), target]))
  const columns = Object.fromEntries(
    sheet.columns.map(({ header }) => [header, known.get(header.trim().toLowerCase()) ?? null]),
  )
  const fixes = Object.fromEntries(
    sheet.columns.flatMap(({ header }) => {
      const found = Object.entries(saved.fixes ?? {}).find(([name]) => sameHeader(name, header))
      return found ? [[header, found[1]]] : []
    }),
  )
  return { ...saved, columns, ...(Object.keys(fixes).length > 0 ? { fixes } : {}) }
}

function sameHeader(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** Whether two mappings say the same; the order of columns does not matter. */
export function sameMapping(a: Mapping, b: Mapping): boolean {
  return canonical(a) === canonical(b)
}

function canonical({ entities, columns, options, fixes = {} }: Mapping): string {
  const sorted = (record: object) => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))
  const told = sorted(columns).map(([name, target]) => [name, [...targetsOf(target as ColumnTarget)].sort()])
  return JSON.stringify([[...entities].sort(), told, sorted(options), sorted(fixes)])
}

export function targetsOf(target: ColumnTarget | undefined): string[] {
  if (target === null || target === undefined) return []
  return Array.isArray(target) ? target : [target]
}

function toTarget(targets: readonly string[]): ColumnTarget {
  return targets.length > 1 ? [...targets] : (targets[0] ?? null)
}

function sameTargets(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((target) => b.includes(target))
}

function labelOf(target: string, catalogue: readonly CatalogueEntity[]): string | undefined {
  const [entityName, fieldName] = target.split('.')
  return catalogue.find(({ name }) => name === entityName)?.fields.find(({ name }) => name === fieldName)?.label
}
