import { clinicNow } from '@revisit/server/modules/clinics/clinics.ts'
import { firstOwner } from '@revisit/server/modules/staff/staff.ts'
import { type Db, systemAccess } from '@revisit/server/platform/db.ts'
import type { Call } from '@revisit/server/platform/http/route.ts'
import type { Runtime } from '@revisit/server/runtime.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Does something in the name of the clinic's first owner, as the web app would: what is published or launched from the command line
 * has a named person behind it.
 */
export async function asOwner<T>(
  { ports }: Pick<Runtime, 'ports'>,
  clinicId: string,
  work: (db: Db, call: Call) => Promise<T>,
): Promise<T> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const owner = await firstOwner(db, clinicId)
    const caller = { kind: 'staff', id: owner?.id ?? NOBODY, clinicId, role: 'owner', locale: 'ru' }
    const call = { caller, ports, now: await clinicNow(ports, db, clinicId), locale: 'ru', ip: null }
    return work(db, call as unknown as Call)
  })
}
