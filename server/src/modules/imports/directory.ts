import { foldWord } from '@revisit/domain/cell-value.ts'

export type DirectoryName = 'branches' | 'staff' | 'services' | 'insurers'

export type DirectoryRow = {
  id: string
  origin: string | null
  externalId: string | null
  name: string
  code?: string | null
  timezone?: string | null
  /** Whether an imported row of that name may take it over. */
  adoptable?: boolean
}

/** A row made because a report names something nobody has: a doctor, a service, a branch, an insurer. */
export type NamedRow = { id: string; name: string; code: string | null }

/** One small list of a clinic in memory, found by the source's id, by code and by name. */
export class Directory {
  readonly pending: NamedRow[] = []
  #origin: string
  #newId: () => string
  #byExternalId = new Map<string, string>()
  #byCode = new Map<string, string>()
  #byName = new Map<string, string>()
  #adoptable = new Map<string, string>()
  #timezones = new Map<string, string>()

  constructor(rows: DirectoryRow[], origin: string, newId: () => string) {
    this.#origin = origin
    this.#newId = newId
    for (const row of rows) this.#learn(row)
  }

  /** The row of a key of the source; null when there is none. */
  byExternalId(key: string): string | null {
    return this.#byExternalId.get(key) ?? null
  }

  /** The row whose id, code or name this is. */
  find(text: string): string | null {
    const folded = foldWord(text)
    return this.#byExternalId.get(text) ?? this.#byCode.get(folded) ?? this.#byName.get(folded) ?? null
  }

  /** The row of that code or name; made when there is none. */
  ensure(name: string, code: string | null = null): string {
    const found = (code === null ? null : this.find(code)) ?? this.#byName.get(foldWord(name))
    if (found) return found
    const row = { id: this.#newId(), origin: null, externalId: null, name, code }
    this.#learn(row)
    this.pending.push({ id: row.id, name, code })
    return row.id
  }

  /** The row an incoming row is about: the same id of the source, or a nameless-id row of that name. Learns it either way. */
  meet(
    key: string,
    name: string,
    facts: { code: string | null; timezone: string | null },
  ): { id: string; known: boolean } {
    const known = this.#byExternalId.get(key) ?? this.#adoptable.get(foldWord(name)) ?? null
    const id = known ?? this.#newId()
    this.#adoptable.delete(foldWord(name))
    this.#learn({ id, origin: this.#origin, externalId: key, name, ...facts })
    return { id, known: known !== null }
  }

  timezoneOf(id: string): string | null {
    return this.#timezones.get(id) ?? null
  }

  /** Whether rows lie in more than one time zone. */
  get hasZones(): boolean {
    return new Set(this.#timezones.values()).size > 1
  }

  /** Rows made since last asked. */
  takePending(): NamedRow[] {
    return this.pending.splice(0)
  }

  #learn({ id, origin, externalId, name, code = null, timezone = null, adoptable = true }: DirectoryRow): void {
    const folded = foldWord(name)
    if (externalId !== null && origin === this.#origin) this.#byExternalId.set(externalId, id)
    if (externalId === null && adoptable) this.#adoptable.set(folded, id)
    if (!this.#byName.has(folded)) this.#byName.set(folded, id)
    if (code) this.#byCode.set(foldWord(code), id)
    if (timezone) this.#timezones.set(id, timezone)
  }
}

export type Directories = Readonly<Record<DirectoryName, Directory>>
