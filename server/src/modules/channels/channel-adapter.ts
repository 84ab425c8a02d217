import type { Channel } from '@revisit/domain/channel.ts'
import type { Outbound } from '../../platform/outbound.ts'

/** One message on its way to a provider. Everything in it was decided before: an adapter only carries it. */
export type Outgoing = {
  /** Our id of this attempt; the provider keeps it where it can, so that a repeat is recognised and a lost answer found again. */
  deliveryId: string
  channel: Channel
  /** E.164 phone, e-mail, chat id, push subscription (JSON) or webhook address. */
  address: string
  text: string
  subject?: string
  html?: string
  /** RFC 8058 address of one-click unsubscription; advertising e-mail carries it. */
  unsubscribeUrl?: string
  /** Where the provider is to report what became of the message. */
  receiptUrl?: string
  /** For the generic webhook: what happened, without anything medical. */
  payload?: Readonly<Record<string, unknown>>
}

/** Why a provider refused for good. */
export type Refusal =
  | 'bad_address'
  | 'blocked_by_patient'
  | 'operator_block'
  | 'forbidden_text'
  | 'too_long'
  | 'no_template'
  | 'auth'
  | 'no_money'
  | 'other'

/** What is known after asking a provider to send. Only `retry` may be sent again without asking first. */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string; /** Minor units. */ cost?: number; parts?: number }
  | { kind: 'refused'; refusal: Refusal; detail: string }
  /** Surely not accepted: throttled or unavailable. */
  | { kind: 'retry'; reason: 'throttled' | 'unavailable'; afterSeconds?: number; detail: string }
  /** It may or may not have been accepted: a timeout or a broken answer after the request went out. */
  | { kind: 'unknown'; detail: string }

/** What a provider says about a message found by our id. */
export type LookupOutcome =
  | { kind: 'found'; providerId: string; state: ReceiptState }
  | { kind: 'absent' }
  /** The provider cannot be asked now. */
  | { kind: 'unreachable'; detail: string }

/** What is wrong with a way out as a whole, whoever the message is for. */
export type Trouble =
  | 'auth'
  | 'no_money'
  | 'throttled'
  | 'unavailable'
  | 'no_answer'
  | 'address'
  | 'certificate'
  | 'not_ready'
  | 'vendor'

/** Whether a vendor did what it was asked; `detail` are the vendor's own words. */
export type CheckOutcome = { ok: true } | { ok: false; trouble: Trouble; detail: string }

export type ReceiptState = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed'

/** One thing a provider or a patient told us through a provider. */
export type InboundItem =
  | {
      kind: 'receipt'
      providerId?: string
      deliveryId?: string
      state: ReceiptState
      refusal?: Refusal
      at: Date | null
      /** Minor units. */
      cost?: number
    }
  | {
      kind: 'message'
      externalId: string
      address: string
      text: string
      at: Date | null
      name?: string
      /** Where one address of a vendor carries several channels. */
      channel?: Channel
    }
  /** The patient stopped the bot, blocked it or pressed unsubscribe at the provider: no more through this channel. */
  | { kind: 'stop'; address: string; at: Date | null }
  /** The patient opened the bot, perhaps by a personal link. */
  | { kind: 'start'; address: string; payload?: string; phone?: string; at: Date | null }

/** A request of a provider to our door, before anything is believed. */
export type InboundRequest = {
  method: 'GET' | 'POST'
  headers: Readonly<Record<string, string | string[] | undefined>>
  query: Readonly<Record<string, string>>
  rawBody: Buffer
}

/** What to answer and what was said; a forged request is `{ok: false}` and nothing of it is kept. */
export type InboundReading =
  | { ok: true; items: InboundItem[]; answer?: { contentType: string; body: string } }
  | { ok: false; status: 401 | 400 }

export type AdapterPorts = {
  outbound: Outbound
  now(): Date
  /** Loopback addresses are accepted (tests and demonstrations). */
  simulation: boolean
  /** Takes what comes over a socket the adapter keeps open, as if it had come to our door. */
  report(items: InboundItem[]): Promise<void>
}

/** One provider of one channel, with the clinic's credentials. */
export type ChannelAdapter = {
  /** Repeating a send with the same deliveryId is harmless at the provider. */
  readonly idempotent: boolean
  send(message: Outgoing): Promise<SendOutcome>
  /** Asks what became of a send by our id (or the provider's); absent when the provider cannot say. */
  lookup?(sent: { deliveryId: string; providerId: string | null; address: string }): Promise<LookupOutcome>
  /** Minor units of the clinic's currency. */
  balance?(): Promise<{ amount: number } | { error: string }>
  /** Credentials and connection, without sending anything. */
  check(): Promise<CheckOutcome>
  /** Tells the vendor to report to this address from now on; repeating is harmless. Absent where people do it, or nobody has to. */
  subscribe?(address: string): Promise<CheckOutcome>
  read?(request: InboundRequest): InboundReading
  /** Releases sockets (SMTP, SMPP). */
  close?(): Promise<void>
}
