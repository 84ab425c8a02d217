import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { type NewEvent, recordEvents } from '../events/events.ts'
import { markStale } from '../statistics/statistics.ts'
import { deleteTagOf, insertTagOf, setCustomField } from './automatic-change-queries.ts'

/** A change the product makes by itself, e.g. a step of a journey. */
export type AutomaticChange = { patientId: string } & (
  | { what: 'add_tag'; tag: string }
  | { what: 'remove_tag'; tag: string }
  | { what: 'custom_field'; key: string; value: string | null }
)

/** Makes changes nobody pressed a button for. What is so already stays untold. */
export async function applyChanges(
  ports: Ports,
  db: Db,
  { clinicId, changes, now }: { clinicId: string; changes: readonly AutomaticChange[]; now: Date },
): Promise<void> {
  const events: NewEvent[] = []
  for (const change of changes) {
    const done = await apply(db, clinicId, change, now)
    if (done) events.push({ clinicId, patientId: change.patientId, occurredAt: now, ...done })
  }
  if (events.length === 0) return
  await recordEvents(ports, db, events)
  await markStale(db, clinicId, [...new Set(events.map(({ patientId }) => patientId!))], now)
}

type Told = Pick<NewEvent, 'type' | 'payload'>

async function apply(db: Db, clinicId: string, change: AutomaticChange, now: Date): Promise<Told | null> {
  const { patientId } = change
  switch (change.what) {
    case 'add_tag':
      return (await insertTagOf(db, clinicId, { patientId, tag: change.tag, now }))
        ? { type: 'patient.tagged', payload: { tag: change.tag } }
        : null
    case 'remove_tag':
      return (await deleteTagOf(db, clinicId, { patientId, tag: change.tag }))
        ? { type: 'patient.untagged', payload: { tag: change.tag } }
        : null
    case 'custom_field':
      return (await setCustomField(db, clinicId, { ...change, now }))
        ? { type: 'patient.changed', payload: { fields: [`custom.${change.key}`] } }
        : null
  }
}
