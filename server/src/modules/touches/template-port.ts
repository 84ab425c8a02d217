import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'

/** What a text is to be made of. */
export type RenderRequest = {
  /** Names the answer. */
  touchId: string
  templateId: string | null
  patientId: string
  channel: Channel
  class: MessageClass
  /** Ids of what the text speaks of (appointmentId, planId, doctorId, branchId …), `link`, or a whole `text` written by hand. */
  context: Readonly<Record<string, unknown>>
  /** Others of the household the same message is for. */
  together: readonly string[]
}

export type RenderAnswer =
  | {
      ok: true
      versionId: string | null
      text: string
      subject?: string
      html?: string
      parts?: number
      /** What a channel takes besides words. */
      payload?: Readonly<Record<string, unknown>>
    }
  | {
      ok: false
      reason: 'variable_missing' | 'linter' | 'too_long' | 'not_published' | 'render_failed'
      detail: Bilingual
    }

/** Where texts come from. */
export type TemplatePort = {
  render(
    ports: Ports,
    db: Db,
    question: { clinicId: string; now: Date; requests: readonly RenderRequest[] },
  ): Promise<Map<string, RenderAnswer>>
  /** Puts addresses that can be counted in place of the links of a message about to be sent. */
  track?(
    ports: Ports,
    db: Db,
    message: {
      clinicId: string
      touchId: string
      patientId: string
      text: string
      html?: string
      except: readonly string[]
    },
  ): Promise<{ text: string; html?: string }>
}

/** Texts written by hand only: `context.text`, `context.subject`. */
export const plainTexts: TemplatePort = {
  render: async (_ports, _db, { requests }) =>
    new Map(requests.map(({ touchId, context }) => [touchId, plainText(context)])),
}

function plainText({ text, subject }: Readonly<Record<string, unknown>>): RenderAnswer {
  if (typeof text !== 'string' || text.trim() === '') {
    const detail = { ru: 'Текст не написан', en: 'There is no text' }
    return { ok: false, reason: 'not_published', detail }
  }
  return { ok: true, versionId: null, text, ...(typeof subject === 'string' ? { subject } : {}) }
}
