import type { Episode } from '@revisit/domain/journey-answer.ts'
import type { JourneyDefinition } from '@revisit/domain/journey-definition.ts'
import type { Db } from '../../platform/db.ts'
import { readBookings } from './fact-queries.ts'
import { readNearestVisit, readNewestPlan, readNewestPolicy } from './walk-queries.ts'

type Asked = { clinicId: string; patientId: string; definition: JourneyDefinition; now: Date }

/** What the journey would be about for this patient: their newest plan or policy, or the visit nearest to its trigger. */
export async function likelyEpisode(db: Db, asked: Asked): Promise<Episode> {
  const { clinicId, patientId, definition } = asked
  switch (definition.settings.episode) {
    case 'plan': {
      const plan = await readNewestPlan(db, clinicId, patientId)
      return plan ? { planId: plan.id, ...(plan.doctorId ? { doctorId: plan.doctorId } : {}) } : {}
    }
    case 'policy': {
      const policy = await readNewestPolicy(db, clinicId, patientId)
      return policy ? { policyId: policy.id } : {}
    }
    case 'appointment':
    case 'treatment':
      return visitEpisode(db, asked)
    default:
      return {}
  }
}

async function visitEpisode(db: Db, { clinicId, patientId, definition, now }: Asked): Promise<Episode> {
  const coming = isAhead(definition)
  const nearest = await readNearestVisit(db, clinicId, { patientId, now, coming })
  const [visit] = nearest ? await readBookings(db, clinicId, [nearest.id]) : []
  if (!visit) return {}
  const { id: appointmentId, doctorId, branchId, treatmentTypes } = visit
  return {
    appointmentId,
    ...(doctorId ? { doctorId } : {}),
    ...(branchId ? { branchId } : {}),
    treatmentTypes: [...treatmentTypes],
  }
}

const AHEAD: ReadonlySet<string> = new Set(['appointment.booked', 'appointment.confirmed', 'appointment.rescheduled'])

/** Whether the journey speaks of a visit still to come. */
function isAhead({ trigger }: JourneyDefinition): boolean {
  if (trigger.kind === 'date') return trigger.field === 'appointment_start' && trigger.offset.count <= 0
  return trigger.kind === 'event' && trigger.match.types.some((type) => AHEAD.has(type))
}
