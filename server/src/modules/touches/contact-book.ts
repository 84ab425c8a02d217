import { type Channel, TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import type { Contact } from '@revisit/domain/contact-cap.ts'
import type { DueTouch } from './fact-queries.ts'
import type { ContactRow } from './household-queries.ts'
import type { Household } from './households.ts'

/** Within so many days one message speaks for everybody of the household it is due for. */
export const TOGETHER_DAYS = 7

type Message = Pick<DueTouch, 'id' | 'patientId' | 'originId' | 'nodeId' | 'family' | 'perHousehold'>

/** Contacts of households, past and coming; what a batch decides to send is added, so that its later members see it. */
export class ContactBook {
  readonly #byPatient: Map<string, ContactRow[]>

  constructor(rows: readonly ContactRow[]) {
    this.#byPatient = Map.groupBy(rows, ({ patientId }) => patientId)
  }

  /** What the caps are counted by, without the touch itself. A planned touch counts for the first channel it will try. */
  contactsOf({ members }: Household, touchId: string): { past: Contact[]; coming: Contact[] } {
    const rows = this.#rowsOf(members).filter((row) => row.touchId !== touchId)
    const asContact = ({ at, class: messageClass, priority, channel, channels }: ContactRow): Contact => ({
      at,
      class: messageClass,
      priority: TOUCH_PRIORITIES[priority]!,
      channel: channel ?? channels[0] ?? 'sms',
    })
    return {
      past: rows.filter((row) => row.past).map(asContact),
      coming: rows.filter((row) => !row.past).map(asContact),
    }
  }

  /** The touch of somebody else of the household that carried the same message lately, if one did. */
  carrierOf(touch: Message, { members }: Household, since: Date): string | null {
    if (!touch.perHousehold) return null
    const carrier = this.#rowsOf(members).find(
      (row) => row.past && row.patientId !== touch.patientId && row.at > since && isSameMessage(row, touch),
    )
    return carrier?.touchId ?? null
  }

  /** Others of the household the same message is due for soon. */
  companionsOf(touch: Message, { members }: Household): string[] {
    if (!touch.perHousehold || members.length < 2) return []
    const mates = this.#rowsOf(members).filter(
      (row) => !row.past && row.patientId !== touch.patientId && isSameMessage(row, touch),
    )
    return [...new Set(mates.map(({ patientId }) => patientId))]
  }

  /** Remembers that a touch goes out now. */
  add(touch: DueTouch, channel: Channel, at: Date): void {
    const { id: touchId, patientId, class: messageClass, priority, channels, originId, nodeId, family } = touch
    const rows = (this.#byPatient.get(patientId) ?? []).filter((row) => row.touchId !== touchId)
    rows.push({
      touchId,
      patientId,
      at,
      past: true,
      class: messageClass,
      priority,
      channel,
      channels,
      originId,
      nodeId,
      family,
    })
    this.#byPatient.set(patientId, rows)
  }

  #rowsOf(members: readonly string[]): ContactRow[] {
    return members.flatMap((id) => this.#byPatient.get(id) ?? [])
  }
}

function isSameMessage(row: ContactRow, { originId, nodeId, family }: Message): boolean {
  return row.originId === originId && row.nodeId === nodeId && row.family === family
}
