import type { Channel, MessageClass } from './channel.ts'
import type { FieldCatalogue } from './segment-fields.ts'

/** What a check knows of the clinic. */
export type CheckFacts = {
  templates: ReadonlyMap<string, { class: MessageClass; published: boolean; channels: readonly Channel[] }>
  segments: ReadonlySet<string>
  customFields: ReadonlySet<string>
  catalogue: FieldCatalogue
}
