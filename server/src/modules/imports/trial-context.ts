import { localDateOf } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow, readClinic } from '../clinics/clinics.ts'
import { Directory } from './directory.ts'
import type { RunContext } from './row-buffer.ts'

/** What single cells are tried with outside a run: the clinic's day and zone, and no directories. */
export async function readTrialContext(ports: Ports, db: Db, clinicId: string): Promise<RunContext> {
  const clinic = (await readClinic(db, clinicId))!
  const now = await clinicNow(ports, db, clinicId)
  const none = () => new Directory([], 'import', () => '')
  return {
    now,
    today: localDateOf(now, clinic.timezone),
    timeZone: clinic.timezone,
    directories: { branches: none(), staff: none(), services: none(), insurers: none() },
    newId: () => '',
    zoneOf: null,
  }
}
