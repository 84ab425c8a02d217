import {
  OPERATORS_OF_TYPE,
  type SegmentField,
  type SegmentOptions,
  VALUE_OF_OPERATOR,
} from '@revisit/domain/segment-field.ts'
import type { Condition, ConditionValue, SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { DatePoint, RuleWindow } from '@revisit/domain/segment-window.ts'
import fc from 'fast-check'
import type { Directory } from './world.testing.ts'

const units = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const)
const spans = fc.constantFrom(0, 1, 2, 6, 12, 30, 90, 180)

const point: fc.Arbitrary<DatePoint> = fc.oneof(
  fc.record({ ago: spans, unit: units }),
  fc.record({ ahead: spans, unit: units }),
  fc.record({
    start: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const),
    shift: fc.integer({ min: -2, max: 1 }),
  }),
  fc.record({
    end: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const),
    shift: fc.integer({ min: -2, max: 1 }),
  }),
  fc.constantFrom({ on: '2026-01-01' }, { on: '2026-11-22' }, { on: '1990-01-01' }),
)

const dayWindow: fc.Arbitrary<RuleWindow> = fc.oneof(
  fc.record({ last: fc.constantFrom(1, 3, 12, 30, 90, 365), unit: units }),
  fc.record({ next: fc.constantFrom(1, 7, 30), unit: units }),
  fc.record({ from: point, to: point }),
  fc.record({ from: point }),
  fc.record({ to: point }),
)
const hourWindow: fc.Arbitrary<RuleWindow> = fc.record({
  last: fc.constantFrom(2, 24, 48),
  unit: fc.constant('hour' as const),
})

const NUMBERS: Partial<Record<SegmentField['type'], number[]>> = {
  money: [0, 1, 50_000, 100_000, 250_000, 3_000_000],
  percent: [0, 30, 50, 100],
  count: [0, 1, 2, 3],
}

/** Rules the catalogue allows over the lists of a test clinic. */
export function anyRule(
  fields: readonly SegmentField[],
  directory: Directory,
  segments: readonly string[],
): fc.Arbitrary<SegmentRule> {
  const condition = fc.constantFrom(...fields).chain((field) => conditionOf(field, directory, segments))
  return fc.letrec<{ rule: SegmentRule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      condition,
      fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('rule') }),
    ),
  })).rule
}

export function conditionOf(
  field: SegmentField,
  directory: Directory,
  segments: readonly string[],
): fc.Arbitrary<Condition> {
  const window = field.window === 'hours' ? fc.oneof(dayWindow, hourWindow) : dayWindow
  const where = fc.record(
    Object.fromEntries(
      (field.where ?? []).map(({ key, options }) => [
        key,
        fc.subarray(valuesOf(options, directory, segments), { minLength: 1 }),
      ]),
    ),
    { requiredKeys: [] },
  )
  return fc
    .record({
      op: fc.constantFrom(...OPERATORS_OF_TYPE[field.type]),
      within: field.window ? fc.option(window, { nil: undefined }) : fc.constant(undefined),
      where: where.map((filters) => (Object.keys(filters).length > 0 ? filters : undefined)),
    })
    .chain(({ op, ...rest }) =>
      valueOf(op, field, { directory, segments }).map((value) => {
        const condition = { field: field.key, op, ...rest, value: value as ConditionValue }
        return Object.fromEntries(Object.entries(condition).filter(([, part]) => part !== undefined)) as Condition
      }),
    )
}

function valueOf(
  op: Condition['op'],
  field: SegmentField,
  { directory, segments }: { directory: Directory; segments: readonly string[] },
): fc.Arbitrary<unknown> {
  const numbers = fc.constantFrom(
    ...(field.key === 'profile.bucket' ? [0, 10, 50, 99] : (NUMBERS[field.type] ?? [18, 30, 45, 60, 70.5])),
  )
  const kinds: Record<string, () => fc.Arbitrary<unknown>> = {
    nothing: () => fc.constant(undefined),
    number: () => numbers,
    range: () => fc.tuple(numbers, numbers).map(([a, b]) => (a <= b ? [a, b] : [b, a])),
    point: () => point,
    window: () => dayWindow,
    texts: () =>
      fc.subarray(
        field.key === 'custom.note' ? ['любит утро', 'БОИТСЯ', 'утро'] : valuesOf(field.options, directory, segments),
        { minLength: 1 },
      ),
  }
  return kinds[VALUE_OF_OPERATOR[op]]!()
}

const FREE = ['имплант', 'записан', 'недозвон', 'новый', 'touch.sent', 'site.page', 'sms', 'ГИГИЕНА']

function valuesOf(options: SegmentOptions | undefined, directory: Directory, segments: readonly string[]): string[] {
  if (options?.kind === 'fixed') return options.values.map(({ value }) => value)
  if (options?.kind !== 'clinic') return FREE
  const lists: Record<string, string[]> = {
    branches: directory.branches,
    doctors: directory.doctors.map(({ id }) => id),
    staff: directory.doctors.map(({ id }) => id),
    specialties: ['Терапевт', 'Хирург', 'Гигиенист'],
    services: directory.services.map(({ id }) => id),
    sources: ['Яндекс', 'Рекомендация', 'нет такого'],
    districts: ['Сокол', 'Химки'],
    tags: ['vip', 'имплант', 'хроник', 'нет такой'],
    insurers: directory.insurers,
    employers: ['Завод'],
    programmes: ['Мама', 'Детство'],
    lead_sources: ['Сайт'],
    campaigns: ['осень'],
    segments: [...segments],
    journeys: ['33333333-3333-4333-8333-333333333333'],
  }
  return lists[options.list]!
}
