import { journeyDoors } from '../../modules/journeys/doors.ts'
import { pauseJourney, resumeJourney } from '../../modules/journeys/pausing.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Ports } from '../../platform/ports.ts'
import type { TestClinic } from '../builders.ts'
import type { Chance } from './chance.ts'

const SOMEBODY = '00000000-0000-4000-8000-000000000001'

/** Somebody presses pause or resume; what is so already stays. */
export async function pressButton(
  ports: Ports,
  clinic: TestClinic,
  { journeyId, button, chance }: { journeyId: string; button: 'pause' | 'resume'; chance: Chance },
): Promise<void> {
  const caller = { clinicId: clinic.id, kind: 'api_key', id: SOMEBODY, timezone: 'Europe/Moscow' }
  const call = { caller, ports, now: ports.clock.now(), ip: '127.0.0.1' } as unknown as Call
  const choice = chance.one(['late', 'skip', 'exit'] as const)
  const press = () =>
    clinic.db<unknown>((db) =>
      button === 'pause'
        ? pauseJourney(db, call, journeyDoors, journeyId)
        : resumeJourney(db, call, journeyDoors, { id: journeyId, choice }),
    )
  await press().catch((error: { status?: number }) => {
    if (error.status !== 409) throw error
  })
}
