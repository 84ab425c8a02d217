import { z } from 'zod'
import { ENTITY_NAMES } from './entities/description.ts'

export const importId = z.object({ id: z.uuid() })

const entityName = z.enum(ENTITY_NAMES)
const target = z.union([z.string().max(100), z.array(z.string().max(100)).max(6), z.null()])
const options = z
  .object({
    payments: z.enum(['row', 'visit', 'none']).optional(),
    repeatedRows: z.enum(['skip', 'keep']).optional(),
    /** How a row knows its patient: by the card number of the file, or by name, birth date and phone. */
    match: z.enum(['card', 'person']).optional(),
    /** Visits and payments the base has from another source already: loaded once more, or left as they are. */
    doubles: z.enum(['keep', 'skip']).optional(),
  })
  .strict()
const columnFixes = z
  .object({
    /** Cell → the text read in its place; '' is as if it were empty. */
    values: z.record(z.string().max(500), z.string().max(500)).optional(),
    /** Code of a problem → what is done with every such cell. */
    problems: z.record(z.string().max(60), z.enum(['empty', 'century', 'number'])).optional(),
    /** Order of day and month where the file allows both. */
    dates: z.enum(['dmy', 'mdy']).optional(),
  })
  .strict()

/** What the columns of a sheet mean: header → `entity.field`, several of them, `custom:key`, or null. */
export const mapping = z
  .object({
    entities: z.array(entityName).min(1).max(15),
    columns: z.record(z.string().max(500), target),
    options: options.default({}),
    /** What a person said of the cells of a column, by its header. */
    fixes: z.record(z.string().max(500), columnFixes).optional(),
  })
  .strict()

export const newMapping = z
  .object({
    /** By the key of the sheet. */
    sheets: z.record(z.string().max(500), mapping),
    origin: z.string().trim().min(1).max(60).optional(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-r', 'ibm866']).optional(),
    separator: z.enum([',', ';', '\t', '|']).optional(),
    /** The row of each sheet that names its columns, as its first rows are numbered. */
    headerRows: z.record(z.string().max(500), z.number().int().min(1)).optional(),
    /** Keys of the sheets to leave out: all of them. */
    skipped: z.array(z.string().max(500)).max(500).optional(),
  })
  .strict()

const column = z.object({
  header: z.string(),
  target: z.array(z.string()),
  confidence: z.number(),
  samples: z.array(z.string()),
  /** Of the sample rows: checked in all, empty, and making no sense for the field. */
  checked: z.number(),
  empty: z.number(),
  bad: z.number(),
  problems: z.array(z.object({ cell: z.string(), message: z.string() })),
})

const detectedMapping = mapping.extend({ entities: z.array(entityName) })
const sheet = z.object({
  key: z.string(),
  fileName: z.string(),
  sheetName: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  /** Row of the file that names the columns, from 1. */
  headerRow: z.number(),
  /** The row that was found without anybody's help. */
  guessedHeaderRow: z.number(),
  /** Left out by a person. */
  skipped: z.boolean(),
  bytes: z.number(),
  /** Without entities while nothing is recognised. */
  mapping: detectedMapping,
  /** What the columns were taken for before anybody corrected them. */
  guess: detectedMapping,
  guessedBy: z.enum(['exchange', 'report', 'none']),
  profile: z.object({ id: z.string(), name: z.string() }).nullable(),
  columns: z.array(column),
})

const progress = z.object({
  phase: z.enum(['waiting', 'reading', 'referrers', 'merging', 'statistics', 'undoing', 'done']).nullable(),
  file: z.string().nullable(),
  rows: z.number(),
  /** Of an undo: how many rows there are to look at. */
  totalRows: z.number().nullable(),
  bytes: z.number(),
  totalBytes: z.number(),
  rowsPerSecond: z.number(),
  errors: z.number(),
  warnings: z.number(),
})

const counts = z.object({
  entity: z.string(),
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  merged: z.number(),
})

const byTable = z.record(z.string(), z.number())

export const importAnswer = z.object({
  id: z.string(),
  state: z.enum([
    'draft',
    'checking',
    'checked',
    'queued',
    'running',
    'done',
    'failed',
    'cancelled',
    'undoing',
    'undone',
  ]),
  fileName: z.string(),
  fileSize: z.number().nullable(),
  origin: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  cancelRequested: z.boolean(),
  progress,
  result: z
    .object({
      /** True: these are the counts of a dry run. */
      dryRun: z.boolean(),
      entities: z.array(counts),
      /** Money of the payments created and updated, in minor units. */
      totals: z.object({ payments: z.number(), refunds: z.number() }),
      /** Pairs that a person has to tell apart. */
      suggestions: z.number(),
      undo: z
        .object({
          deleted: byTable,
          restored: byTable,
          kept: byTable,
          /** Why rows were kept, by table. */
          why: z.record(
            z.string(),
            z.partialRecord(z.enum(['imported', 'edited', 'used', 'merged', 'signs_in']), z.number()),
          ),
        })
        .nullable(),
      /** Visits and payments the base has from another source already; null when nobody looked. */
      doubles: z
        .object({
          /** They were left as they are instead of being loaded once more. */
          skipped: z.boolean(),
          appointments: z.number(),
          service_lines: z.number(),
          payments: z.number(),
        })
        .nullable(),
    })
    .nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
})

export const importCard = importAnswer.extend({
  sheets: z.array(sheet),
  unreadable: z.array(z.object({ fileName: z.string(), code: z.string(), message: z.string() })),
})

export const importPage = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})

export const importList = z.object({
  items: z.array(importAnswer),
  nextCursor: z.string().nullable(),
  total: z.number(),
})

export const errorPage = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(40).optional(),
})

const suggestion = z.union([
  z.object({
    kind: z.literal('problem'),
    header: z.string(),
    fix: z.enum(['empty', 'century', 'number']),
    label: z.string(),
  }),
  z.object({
    kind: z.literal('value'),
    header: z.string(),
    cell: z.string(),
    value: z.string(),
    label: z.string(),
  }),
  z.object({ kind: z.literal('values'), header: z.string() }),
])

export const errorList = z.object({
  groups: z.array(
    z.object({
      entity: z.string().nullable(),
      column: z.string().nullable(),
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      count: z.number(),
      /** What can be done with every such cell; `values`: each different one needs its own answer. */
      suggestion: suggestion.nullable(),
      examples: z.array(
        z.object({
          row: z.number(),
          file: z.string(),
          sheet: z.string(),
          cell: z.string().nullable(),
          message: z.string(),
        }),
      ),
    }),
  ),
  items: z.array(
    z.object({
      row: z.number(),
      file: z.string().nullable(),
      sheet: z.string().nullable(),
      entity: z.string().nullable(),
      column: z.string().nullable(),
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      cells: z.array(z.string()),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.number(),
  errors: z.number(),
  warnings: z.number(),
  /** Rows with any problem, and rows not imported. */
  rows: z.number(),
  rejectedRows: z.number(),
})

export const errorFileQuery = z.object({
  format: z.enum(['csv', 'xlsx']).default('csv'),
  sheet: z.string().max(500).optional(),
})

export const sheetQuery = z.object({
  /** Key of the sheet; the first one unless told. */
  sheet: z.string().max(500).optional(),
})

export const firstRows = z.object({
  sheet: z.string(),
  headerRow: z.number(),
  guessedHeaderRow: z.number(),
  items: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
})

const choice = z.object({ value: z.string(), label: z.string() })

export const listedValues = z.object({
  sheet: z.string(),
  columns: z.array(
    z.object({
      sheet: z.string(),
      header: z.string(),
      kind: z.enum(['words', 'names']),
      /** A name nobody has becomes one more. */
      mayCreate: z.boolean(),
      choices: z.array(choice),
      values: z.array(
        z.object({
          cell: z.string(),
          count: z.number(),
          state: z.enum(['known', 'fixed', 'new', 'unknown']),
          reads: z.string().nullable(),
          suggestion: choice.nullable(),
        }),
      ),
      /** There are more different cells than are kept. */
      more: z.boolean(),
    }),
  ),
})

export const profile = z.object({
  id: z.string(),
  name: z.string(),
  mapping,
  createdAt: z.string(),
  updatedAt: z.string(),
})
export const profileList = z.object({ items: z.array(profile), total: z.number() })
export const newProfile = z.object({ name: z.string().trim().min(1).max(100), mapping }).strict()
export const changedProfile = z
  .object({ name: z.string().trim().min(1).max(100).optional(), mapping: mapping.optional() })
  .strict()

const words = z.object({ ru: z.string(), en: z.string() })
export const fieldCatalogue = z.object({
  entities: z.array(
    z.object({
      name: z.string(),
      label: words,
      fields: z.array(
        z.object({ name: z.string(), label: words, kind: z.string(), required: z.boolean(), key: z.boolean() }),
      ),
    }),
  ),
})
