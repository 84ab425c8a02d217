import type { Channel } from '@revisit/domain/channel.ts'
import { randomUUID } from 'node:crypto'
import type { TestClinic } from '../../testing/builders.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { LookupOutcome, Outgoing, SendOutcome } from '../channels/channels.ts'
import type { Connection } from '../channels/channels.ts'
import { beatsOf } from './beats.ts'
import { defaultDoors, type TouchDoors } from './doors.ts'
import type { NewTouch } from './new-touch.ts'
import { planTouch } from './plan.ts'

type NewPatient = {
  phone?: string | null
  email?: string
  /** What they said about advertising; null = nothing. */
  advertising?: boolean | null
  deceased?: boolean
  preferredTime?: string
  timezone?: string
}

let phones = 0

/** A patient with a phone of their own, who agreed to advertising unless told otherwise. */
export async function aPatient(clinic: TestClinic, options: NewPatient = {}): Promise<string> {
  const {
    phone = `+7916${String((phones += 1)).padStart(7, '0')}`,
    email,
    advertising = true,
    deceased = false,
  } = options
  const id = randomUUID()
  const createdAt = new Date('2026-01-10T10:00:00Z')
  const owner = { clinicId: clinic.id, patientId: id, recordId: id }
  await clinic.db(async (db) => {
    await db
      .insertInto('patients')
      .values({
        clinicId: clinic.id,
        id,
        lastName: 'Воробьёва',
        firstName: 'Анна',
        deceased,
        preferredTime: options.preferredTime ?? null,
        custom: JSON.stringify(options.timezone ? { timezone: options.timezone } : {}),
        createdAt,
        updatedAt: createdAt,
      })
      .execute()
    const contacts = [
      ...(phone ? [{ kind: 'phone', value: phone }] : []),
      ...(email ? [{ kind: 'email', value: email }] : []),
    ]
    for (const contact of contacts)
      await db
        .insertInto('contactPoints')
        .values({ ...owner, ...contact, id: randomUUID(), createdAt })
        .execute()
    if (advertising !== null) await sayConsent(db, owner, advertising, createdAt)
  })
  return id
}

/** Writes a word about advertising into the ledger. */
export async function sayConsent(
  db: Db,
  owner: { clinicId: string; patientId: string; recordId: string },
  granted: boolean,
  at: Date,
): Promise<void> {
  await db
    .insertInto('consents')
    .values({ ...owner, id: randomUUID(), purpose: 'marketing', channel: '*', granted, source: 'test', at })
    .execute()
}

/** Plans an invitation by text message, due now. */
export async function anInvitation(
  database: TestDatabase,
  clinic: TestClinic,
  touch: Partial<NewTouch> & { patientId: string },
): Promise<string> {
  return clinic.db((db) =>
    planTouch(database.ports, db, {
      clinicId: clinic.id,
      origin: { kind: 'manual', actorId: null, name: 'Тест' },
      templateId: null,
      context: { text: 'Ждём вас на осмотр' },
      class: 'advertising',
      priority: 'return',
      channels: ['sms'],
      sendKey: { family: 'checkup', episode: randomUUID() },
      dueAt: database.clock.now(),
      ...touch,
    }),
  )
}

/** A provider in memory that remembers everything it was asked, behaves as told and never forgets. */
export class FakeProvider {
  readonly log: Outgoing[] = []
  readonly idempotent: boolean
  readonly #canLookUp: boolean
  /** What to answer; by default everything is accepted. */
  behave: (message: Outgoing) => Promise<SendOutcome> = async (message) => this.accept(message)
  unreachable = false

  constructor({ idempotent = false, lookup = true } = {}) {
    this.idempotent = idempotent
    this.#canLookUp = lookup
  }

  accept(message: Outgoing): SendOutcome {
    const known = this.idempotent && this.log.some(({ deliveryId }) => deliveryId === message.deliveryId)
    if (!known) this.log.push(message)
    return { kind: 'accepted', providerId: `p-${message.deliveryId}` }
  }

  connection(channel: Channel, options: Partial<Connection> = {}): Connection {
    const adapter: Connection['adapter'] = {
      idempotent: this.idempotent,
      send: (message: Outgoing) => this.behave(message),
      check: async () => ({ ok: true as const }),
      ...(this.#canLookUp ? { lookup: async ({ deliveryId }: { deliveryId: string }) => this.#find(deliveryId) } : {}),
    }
    return {
      key: `fake-${channel}`,
      channel,
      provider: 'fake',
      adapter,
      perSecond: null,
      concurrency: 500,
      reportsDelivery: true,
      price: 500,
      ...options,
    }
  }

  #find(deliveryId: string): LookupOutcome {
    if (this.unreachable) return { kind: 'unreachable', detail: 'no answer' }
    const found = this.log.find((message) => message.deliveryId === deliveryId)
    return found ? { kind: 'found', providerId: `p-${deliveryId}`, state: 'accepted' } : { kind: 'absent' }
  }
}

/** Doors that lead to a fake provider for the given channels. */
export function doorsTo(
  provider: FakeProvider,
  { channels = ['sms'], ...doors }: Partial<TouchDoors> & { channels?: Channel[] } = {},
): TouchDoors {
  return {
    ...defaultDoors,
    connections: async () => new Map(channels.map((channel) => [channel, provider.connection(channel)])),
    ...doors,
  }
}

/** Beats until nothing is due. */
export async function settle(
  database: TestDatabase,
  clinic: TestClinic,
  doors: TouchDoors = defaultDoors,
): Promise<void> {
  const beats: Beat[] = beatsOf(doors)
  for (let round = 0; round < 200; round += 1) {
    let did = 0
    for (const beat of beats) did += await beat.run(database.ports, clinic.id)
    if (did === 0) return
  }
  throw new Error('still something to do')
}

export type TouchState = {
  state: string
  verdict: string | null
  reason: string | null
  nextAt: Date | null
  channel: string | null
  tried: string[]
  contactedAt: Date | null
}

export async function touchState(clinic: TestClinic, id: string): Promise<TouchState> {
  return clinic.db((db) =>
    db
      .selectFrom('touches')
      .select(['state', 'verdict', 'reason', 'nextAt', 'channel', 'tried', 'contactedAt'])
      .where('clinicId', '=', clinic.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  ) as unknown as Promise<TouchState>
}

/** What the sandbox "sent" in a clinic. */
export async function sandboxOf(
  database: TestDatabase,
  clinic: TestClinic,
): Promise<{ address: string; text: string }[]> {
  return database.ports.database.withClinic(systemAccess(clinic.id), (db) =>
    db.selectFrom('sandboxMessages').select(['address', 'text']).where('clinicId', '=', clinic.id).execute(),
  )
}
