/** How many patients stood in `from` at the earlier date and in `to` at the later one; null = had no visit then. */
export type MovementPair<Group extends string> = {
  readonly from: Group | null
  readonly to: Group | null
  readonly patients: number
}

export type GroupMovement<Group extends string> = {
  readonly group: Group
  readonly before: number
  readonly after: number
  readonly stayed: number
  /** Came from another group. */
  readonly movedIn: number
  /** Went to another group. */
  readonly movedOut: number
  /** Had no group at the earlier date: first visit in between. */
  readonly entered: number
  /** Has no group at the later date: its visits were undone, merged away or erased. */
  readonly left: number
}

/** Who moved between two dates. before = stayed + moved + left, after = stayed + moved + entered. */
export type Movement<Group extends string> = {
  readonly stayed: number
  readonly moved: number
  readonly entered: number
  readonly left: number
  /** Pairs with different ends and at least one patient, the largest first. */
  readonly pairs: readonly MovementPair<Group>[]
  readonly groups: readonly GroupMovement<Group>[]
}

/**
 * Migration between two dates for the same people, from each patient's group (or cell) at both.
 * `groups` lists the groups to report, in the order to show.
 */
export function movement<Group extends string>(
  before: ReadonlyMap<string, Group>,
  after: ReadonlyMap<string, Group>,
  groups: readonly Group[],
): Movement<Group> {
  const patients = new Set([...before.keys(), ...after.keys()])
  const pairs = [...patients].map((patient) => ({
    from: before.get(patient) ?? null,
    to: after.get(patient) ?? null,
    patients: 1,
  }))
  return movementFromCounts(pairs, groups)
}

/** The same from counted pairs, as a database returns them; repeated pairs add up. */
export function movementFromCounts<Group extends string>(
  counted: readonly MovementPair<Group>[],
  groups: readonly Group[],
): Movement<Group> {
  const pairs = addUp(counted)
  const total = (wanted: (pair: MovementPair<Group>) => boolean): number =>
    pairs.filter(wanted).reduce((sum, pair) => sum + pair.patients, 0)
  return {
    stayed: total(hasStayed),
    moved: total((pair) => pair.from !== null && pair.to !== null && pair.from !== pair.to),
    entered: total((pair) => pair.from === null),
    left: total((pair) => pair.to === null),
    pairs: pairs.filter((pair) => !hasStayed(pair)),
    groups: groups.map((group) => movementOf(group, total)),
  }
}

function addUp<Group extends string>(counted: readonly MovementPair<Group>[]): MovementPair<Group>[] {
  const sums = new Map<string, MovementPair<Group>>()
  for (const pair of counted) {
    if (pair.from === null && pair.to === null) continue
    const key = `${pair.from ?? ''}>${pair.to ?? ''}`
    const patients = (sums.get(key)?.patients ?? 0) + pair.patients
    sums.set(key, { from: pair.from, to: pair.to, patients })
  }
  return [...sums.values()].filter((pair) => pair.patients > 0).sort((a, b) => b.patients - a.patients)
}

function hasStayed(pair: MovementPair<string>): boolean {
  return pair.from === pair.to
}

function movementOf<Group extends string>(
  group: Group,
  total: (wanted: (pair: MovementPair<Group>) => boolean) => number,
): GroupMovement<Group> {
  return {
    group,
    before: total((pair) => pair.from === group),
    after: total((pair) => pair.to === group),
    stayed: total((pair) => pair.from === group && pair.to === group),
    movedIn: total((pair) => pair.to === group && pair.from !== null && pair.from !== group),
    movedOut: total((pair) => pair.from === group && pair.to !== null && pair.to !== group),
    entered: total((pair) => pair.to === group && pair.from === null),
    left: total((pair) => pair.from === group && pair.to === null),
  }
}
