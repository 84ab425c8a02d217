import type { AskedConnection, ChannelItem, Provider } from './channel-calls.ts'

/** What the form holds: text as typed, by the keys of the vendor's fields. */
export type ConnectDraft = {
  provider: string
  values: Record<string, string>
  /** Roubles as typed. */
  price: string
  perSecond: string
  switchOn: boolean
}

/** The form as it opens: what is connected without its secrets, or the first vendor with its usual values. */
export function openDraft({ providers, connection }: ChannelItem): ConnectDraft {
  const provider = providers.find((one) => one.provider === connection?.provider) ?? providers[0]!
  return {
    provider: provider.provider,
    values: connection ? shownValues(provider, connection.shown) : usualValues(provider),
    price: connection?.price == null ? '' : String(connection.price / 100),
    perSecond: connection?.perSecond == null ? '' : String(connection.perSecond),
    switchOn: connection?.switchedOn ?? false,
  }
}

/** The form for another vendor of the same channel. */
export function withProvider(draft: ConnectDraft, item: ChannelItem, name: string): ConnectDraft {
  const provider = item.providers.find((one) => one.provider === name)
  if (!provider) return draft
  if (item.connection?.provider === name) return openDraft(item)
  return { ...draft, provider: name, values: usualValues(provider) }
}

/** Secrets of the connection that stay when their field is left empty. */
export function keptSecrets(item: ChannelItem, provider: Provider): ReadonlySet<string> {
  if (item.connection?.provider !== provider.provider) return new Set()
  const { shown } = item.connection
  return new Set(provider.fields.flatMap(({ key, secret }) => (secret && shown[key] ? [key] : [])))
}

/** Whether everything that has to be there is there. */
export function isComplete(draft: ConnectDraft, item: ChannelItem, provider: Provider): boolean {
  const kept = keptSecrets(item, provider)
  const isNumber = (text: string) => text.trim() === '' || Number(text.replace(',', '.')) >= 0
  return (
    provider.fields.every(({ key, required }) => !required || kept.has(key) || draft.values[key]?.trim()) &&
    isNumber(draft.price) &&
    isNumber(draft.perSecond)
  )
}

/** The request; empty fields are left out, so that a secret stays and a vendor's usual value returns. */
export function askedOf(draft: ConnectDraft): AskedConnection {
  const config = Object.entries(draft.values).filter(([, value]) => value.trim() !== '')
  const price = numberOf(draft.price)
  return {
    provider: draft.provider,
    config: Object.fromEntries(config.map(([key, value]) => [key, value.trim()])),
    price: price === null ? null : Math.round(price * 100),
    perSecond: numberOf(draft.perSecond) || null,
    switchOn: draft.switchOn,
  }
}

function usualValues(provider: Provider): Record<string, string> {
  return Object.fromEntries(provider.fields.flatMap(({ key, default: usual }) => (usual ? [[key, usual]] : [])))
}

function shownValues(provider: Provider, shown: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    provider.fields.flatMap(({ key, secret }) => (secret || !shown[key] ? [] : [[key, shown[key]]])),
  )
}

function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text.replace(',', '.'))
}
