import type { Database } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Chance } from './chance.ts'

/** What a process sees when it or its connection dies: some transactions are lost whole, some are kept without anybody knowing. */
export class Killed extends Error {}

/** The same ports on a database whose transactions die at random; `risk` is the share of transactions that do. */
export function chaoticPorts(ports: Ports, chance: Chance, risk: number): Ports {
  const { database } = ports
  const withClinic: Database['withClinic'] = async (access, work) => {
    const fate = chance.next()
    const result = await database.withClinic(access, async (db) => {
      const done = await work(db)
      if (fate < risk / 2) throw new Killed('killed before the commit')
      return done
    })
    if (fate < risk) throw new Killed('killed after the commit')
    return result
  }
  return { ...ports, database: { ...database, withClinic } }
}
