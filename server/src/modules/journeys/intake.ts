import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Beat } from '../../platform/pulse.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { enroll } from './enrolling.ts'
import { readLiveVersions } from './journey-queries.ts'
import { type Intake, moveIntake, takeIntake } from './sweep-queries.ts'
import type { JourneyDoors } from './touch-port.ts'

const PAGE = 500

/** Lets the people of a segment in, a page at a time: a hundred thousand at once are two hundred small transactions. */
export function intakeBeat(doors: JourneyDoors): Beat {
  return {
    name: 'journeys.intake',
    run: (ports, clinicId) =>
      ports.database.withClinic(systemAccess(clinicId), async (db) => {
        const intake = await takeIntake(db, clinicId)
        return intake ? takePage(ports, db, doors, { clinicId, intake }) : 0
      }),
  }
}

async function takePage(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  { clinicId, intake }: { clinicId: string; intake: Intake },
): Promise<number> {
  const now = await clinicNow(ports, db, clinicId)
  const version = (await readLiveVersions(db, clinicId)).find(({ journeyId }) => journeyId === intake.journeyId)
  const page = { after: intake.afterPatientId, limit: PAGE }
  const people = version ? await doors.segments.members(db, clinicId, intake.segmentId, page) : []
  const episode = intake.day === null ? {} : { day: intake.day }
  const candidates = people.map((patientId) => ({ patientId, recordId: patientId, episode }))
  const source = intake.kind
  const { entered } = version
    ? await enroll(ports, db, doors.segments, { clinicId, version, candidates, source, now })
    : { entered: [] }
  const isLast = people.length < PAGE
  const after = people.at(-1) ?? null
  await moveIntake(db, clinicId, { id: intake.id, after, entered: entered.length, finishedAt: isLast ? now : null })
  return 1
}
