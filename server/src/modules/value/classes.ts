import {
  VALUE_CLASS_TACTIC,
  VALUE_CLASS_WORDS,
  VALUE_CLASSES,
  VALUE_TACTIC_WORDS,
} from '@revisit/domain/value-class.ts'
import { DEFAULT_VALUE_CLASS_RULES, type ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import type { Db } from '../../platform/db.ts'
import { readClinic } from '../clinics/clinics.ts'
import {
  activeMonthsOf,
  type Cuts,
  parseClassRules,
  queueRefresh,
  readClassCuts,
  readState,
} from '../statistics/statistics.ts'
import { countClasses, countClassesAt, type CountedReason, countUnderRules } from './class-queries.ts'
import { keptAnswer } from './kept-queries.ts'
import type { Question } from './question.ts'
import type { SetBy } from './settings.ts'
import { readNewestSettings } from './settings-queries.ts'

export type ClassRules = { rules: ValueClassRules; own: boolean; setBy: SetBy }

/** How the clinic divides its patients, and who said so. */
export async function readClassRules(db: Db, clinicId: string): Promise<ClassRules> {
  const row = await readNewestSettings(db, clinicId, 'classes')
  const own = row !== undefined && Object.keys((row.settings ?? {}) as object).length > 0
  const rules = own ? parseClassRules(row.settings) : DEFAULT_VALUE_CLASS_RULES
  return { rules, own, setBy: row ? { author: row.authorName, at: row.at } : null }
}

/** The four classes with people, money and reasons, today or at a past day. */
export async function valueClasses(db: Db, question: Question) {
  const { rules } = await readClassRules(db, question.clinicId)
  const activeMonths = activeMonthsOf((await readClinic(db, question.clinicId))?.settings)
  const { cuts, counted } = await keptAnswer(db, question, {
    key: ['classes', rules, activeMonths],
    compute: async () => countAt(db, question, { rules, activeMonths }),
  })
  const visited = counted.filter((row) => row.class !== null)
  const list = sumOf(visited, 'list')
  return {
    asOf: question.asOf,
    patients: sumOf(visited, 'patients'),
    revenue: sumOf(visited, 'revenue'),
    margin: sumOf(visited, 'margin'),
    costKnownShare: list > 0 ? sumOf(visited, 'listWithCost') / list : null,
    cuts: { lowLtv: cuts.lowLtv, vipRevenue12m: cuts.vipBoundary },
    classes: VALUE_CLASSES.map((name) => {
      const own = visited.filter((row) => row.class === name)
      return {
        name,
        words: VALUE_CLASS_WORDS[name],
        tactic: VALUE_CLASS_TACTIC[name],
        tacticText: VALUE_TACTIC_WORDS[VALUE_CLASS_TACTIC[name]],
        patients: sumOf(own, 'patients'),
        revenue: sumOf(own, 'revenue'),
        margin: sumOf(own, 'margin'),
        reasons: own
          .map(({ reason: code, patients }) => ({ code, patients }))
          .toSorted((a, b) => b.patients - a.patients),
      }
    }),
  }
}

async function countAt(
  db: Db,
  question: Question,
  at: { rules: ValueClassRules; activeMonths: number },
): Promise<{ cuts: Cuts; counted: CountedReason[] }> {
  if (question.asOf === question.today) {
    const state = await readState(db, question.clinicId)
    const cuts = { lowLtv: state?.lowLtv ?? null, vipBoundary: state?.vipBoundary ?? null }
    return { cuts, counted: await countClasses(db, question) }
  }
  return countClassesAt(db, question, at)
}

/** How many people would change class under other rules; nothing is saved. */
export async function previewRules(db: Db, question: Question, rules: ValueClassRules) {
  const cuts = await readClassCuts(db, question.clinicId, rules)
  const changes = await countUnderRules(db, question, { rules, cuts })
  const people = (wanted: (change: (typeof changes)[number]) => boolean) =>
    changes.filter(wanted).reduce((sum, change) => sum + change.patients, 0)
  return {
    changed: people(({ before, after }) => before !== after),
    classes: VALUE_CLASSES.map((name) => ({
      name,
      before: people(({ before }) => before === name),
      after: people(({ after }) => after === name),
    })),
  }
}

/** After the rules changed: everybody is classed again in the background. */
export async function followRules(db: Db, clinicId: string): Promise<void> {
  await queueRefresh(db, clinicId)
}

function sumOf(
  rows: readonly CountedReason[],
  key: 'patients' | 'revenue' | 'margin' | 'list' | 'listWithCost',
): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}
