import type { ColumnTarget, ImportSheet, IssueGroup, Mapping } from '../shared/import-types.ts'

/** One column of the file beside what it becomes. */
export type ColumnRow = {
  header: string
  /** `entity.field`; none is not imported. */
  targets: string[]
  /** Two different values, as they stand in the file. */
  samples: string[]
  /** A person decided otherwise than the product guessed. */
  byPerson: boolean
  /** Recognises the row when the file comes again. */
  isKey: boolean
  problems: IssueGroup[]
  /** Cells with problems of any kind. */
  errors: number
}

const SAMPLES_SHOWN = 2

/** The columns of a sheet in the order of the file. */
export function columnRows(sheet: ImportSheet, groups: readonly IssueGroup[]): ColumnRow[] {
  const own = groups.filter((group) => group.sheetKey === sheet.key)
  return sheet.header.flatMap((header, at) => {
    if (header.trim() === '') return []
    const targets = targetsOf(sheet.mapping.columns[header])
    const problems = own.filter((group) => group.column === header)
    return [
      {
        header,
        targets,
        samples: samplesOf(sheet.samples, at),
        byPerson: !sameTargets(targets, targetsOf(sheet.guess.columns[header])),
        isKey: targets.some((target) =>
          /^(patients|appointments|payments|staff|services|leads|calls|plans)\.external_id$/.test(target),
        ),
        problems,
        errors: problems.reduce((sum, { count }) => sum + count, 0),
      },
    ]
  })
}

/** The mapping with one column meaning something else. A field is filled by one column, so others let it go. */
export function withTargets(mapping: Mapping, header: string, targets: readonly string[]): Mapping {
  const columns: Record<string, ColumnTarget> = {}
  for (const [name, target] of Object.entries(mapping.columns)) {
    columns[name] = toTarget(targetsOf(target).filter((each) => !targets.includes(each)))
  }
  columns[header] = toTarget(targets)
  return { ...mapping, columns }
}

/** The mapping for other entities: columns keep what still exists and take what was guessed for the rest. */
export function withEntities(mapping: Mapping, entities: readonly string[], guess: Mapping): Mapping {
  const isKept = (target: string) => target.startsWith('custom:') || entities.includes(target.split('.')[0] ?? '')
  const taken = new Set(Object.values(mapping.columns).flatMap(targetsOf).filter(isKept))
  const columns: Record<string, ColumnTarget> = {}
  for (const [name, target] of Object.entries(mapping.columns)) {
    const kept = targetsOf(target).filter(isKept)
    const added = targetsOf(guess.columns[name]).filter((each) => isKept(each) && !taken.has(each))
    columns[name] = toTarget([...kept, ...added])
  }
  return { ...mapping, entities: [...entities], columns }
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

function samplesOf(rows: readonly (readonly string[])[], at: number): string[] {
  const found = new Set<string>()
  for (const row of rows) {
    const cell = (row[at] ?? '').trim().replaceAll(/\s+/g, ' ')
    if (cell !== '') found.add(cell)
    if (found.size === SAMPLES_SHOWN) break
  }
  return [...found]
}
