import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '@revisit/domain/roles.ts'
import { routesOf } from '../../app.ts'
import type { SignIn } from '../../modules/staff/staff.ts'
import { type SourceFile, sourceFiles } from './source-files.ts'

const PRODUCTION = /^(domain|server|ui|web|cli|demo)\/src\/.*\.tsx?$/
const isTest = (path: string) => /\.(test|testing)\.tsx?$|\/testing\//.test(path)
const production = sourceFiles(PRODUCTION).filter(({ path }) => !isTest(path) && !path.includes('.gen.'))

function offenders(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )
}

describe('conventions the repository keeps by itself', () => {
  it('gives every route a permission of the rights table', () => {
    const known = new Set<string>([...PERMISSIONS, 'public', 'signed_in'])
    const unknown = routesOf({} as SignIn).filter((route) => !known.has(route.permission))
    expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  it('keeps the domain free of clocks and chance', () => {
    const domain = production.filter(({ path }) => path.startsWith('domain/'))
    expect(offenders(domain, /new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(|process\.|console\./)).toEqual(
      [],
    )
  })

  it('names files after nouns of the field', () => {
    const vague = /(^|[/.-])(utils?|helpers?|common|manager|service|misc|stuff|base|shared)\.tsx?$/
    expect(production.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('has one writer for every table', () => {
    const writers = new Map<string, Set<string>>()
    for (const { path, text } of production.filter(({ path }) => path.startsWith('server/src/modules/'))) {
      const owner = path.split('/')[3]!
      for (const table of writtenTables(text)) writers.set(table, (writers.get(table) ?? new Set()).add(owner))
    }
    const shared = [...writers]
      .filter(([table, owners]) => owners.size > 1 && [...owners].sort().join() !== SHARED[table]?.join())
      .map(([table, owners]) => `${table}: ${[...owners].join(', ')}`)
    expect(shared).toEqual([])
  })

  it('says nothing about machines and registries', () => {
    const all = sourceFiles(/\.(ts|tsx|md|json|sql|css|html|sh|yml)$|^\.ci\/|^\.npmrc$/).filter(
      ({ path }) => !isTest(path),
    )
    expect(offenders(all, /registry\.npmjs|\/home\/[a-z]+\/|\/Users\//)).toEqual([])
  })
})

/**
 * Tables with a second writer, and why: see docs/decisions/0007-second-writers.md. The list only shrinks.
 * An import writes in bulk, identity moves and joins cards, the card of a person is edited by hand.
 */
const SHARED: Record<string, string[]> = {
  events: ['events', 'imports'],
  patients: ['identity', 'imports', 'patients'],
  identity_keys: ['imports', 'patients'],
  consents: ['consents', 'identity'],
  merges: ['identity', 'imports'],
  duplicate_pairs: ['identity', 'imports'],
}

function writtenTables(text: string): Set<string> {
  const kysely = [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(?:auth\.)?(\w+)'/g)].map((match) =>
    snake(match[1]!),
  )
  const raw = [...text.matchAll(/(?:insert into|update|delete from)\s+(?:public\.|auth\.)?([a-z_]+)\b(?!\s*\()/gi)]
    .map((match) => match[1]!.toLowerCase())
    .filter((name) => TABLES.has(name))
  return new Set([...kysely, ...raw])
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const TABLES = new Set(
  sourceFiles(/^server\/schema\.sql$/).flatMap(({ text }) =>
    [...text.matchAll(/^create table (?:auth\.)?(\w+)/gm)].map((match) => match[1]!),
  ),
)
