import { describe, expect, it } from 'vitest'
import type { ChannelItem, Provider } from './channel-calls.ts'
import { askedOf, isComplete, keptSecrets, openDraft, withProvider } from './connect-draft.ts'

const field = (key: string, rest: Partial<Provider['fields'][number]> = {}): Provider['fields'][number] => ({
  key,
  name: key,
  where: null,
  kind: 'line',
  secret: false,
  required: false,
  default: null,
  ...rest,
})
const vendor = (provider: string, fields: Provider['fields']): Provider => ({
  provider,
  name: provider,
  site: null,
  fields,
  perSecond: null,
  reportsBy: 'nothing',
  tellsBalance: false,
  needsSwitch: false,
})
const aero = vendor('smsaero', [
  field('email', { required: true }),
  field('apiKey', { required: true, secret: true }),
  field('baseUrl', { default: 'https://gate.smsaero.ru/v2' }),
])
const smsc = vendor('smsc', [field('login'), field('psw', { secret: true })])

const fresh = { channel: 'sms', providers: [aero, smsc], connection: null } as unknown as ChannelItem
const connected = {
  ...fresh,
  connection: {
    provider: 'smsaero',
    shown: { email: 'a@b.ru', apiKey: '•••42' },
    price: 450,
    perSecond: 5,
    switchedOn: true,
  },
} as unknown as ChannelItem

describe('the form that connects a provider', () => {
  it('opens with the usual values and is complete when everything required is there', () => {
    const draft = openDraft(fresh)
    expect(draft.values).toEqual({ baseUrl: 'https://gate.smsaero.ru/v2' })
    expect(isComplete(draft, fresh, aero)).toBe(false)
    const filled = { ...draft, values: { ...draft.values, email: 'a@b.ru', apiKey: 'k' } }
    expect(isComplete(filled, fresh, aero)).toBe(true)
    expect(isComplete({ ...filled, price: 'дорого' }, fresh, aero)).toBe(false)
  })

  it('opens on a connection without its secrets, which stay when nothing is typed', () => {
    const draft = openDraft(connected)
    expect(draft).toMatchObject({ values: { email: 'a@b.ru' }, price: '4.5', perSecond: '5' })
    expect([...keptSecrets(connected, aero)]).toEqual(['apiKey'])
    expect(isComplete(draft, connected, aero)).toBe(true)
    expect(askedOf(draft).config).toEqual({ email: 'a@b.ru' })
  })

  it('keeps no secret of one provider for another', () => {
    const draft = withProvider(openDraft(connected), connected, 'smsc')
    expect(draft).toMatchObject({ provider: 'smsc', values: {} })
    expect(keptSecrets(connected, smsc).size).toBe(0)
    expect(withProvider(draft, connected, 'smsaero').values).toEqual({ email: 'a@b.ru' })
  })

  it('asks in kopecks, whatever sign divides roubles, and leaves empty fields out', () => {
    const draft = {
      ...openDraft(fresh),
      values: { email: ' a@b.ru ', apiKey: '', baseUrl: '' },
      price: '4,35',
      perSecond: '',
    }
    expect(askedOf(draft)).toEqual({
      provider: 'smsaero',
      config: { email: 'a@b.ru' },
      price: 435,
      perSecond: null,
      switchOn: false,
    })
  })
})
