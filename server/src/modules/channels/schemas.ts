import { CHANNELS } from '@revisit/domain/channel.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

/** Channels a vendor can be connected to; calls are made by people. */
const CONNECTABLE = CHANNELS.filter((channel) => channel !== 'call')
const channel = z.enum(CONNECTABLE)

export const channelParams = z.object({ channel })

export const askedConnection = z
  .object({
    provider: z.string().trim().min(1).max(50),
    config: z
      .record(z.string().max(50), z.union([z.string().max(20_000), z.number(), z.boolean()]))
      .describe('By the keys of the fields of the vendor. A secret that is left out stays as it is.'),
    price: z
      .int()
      .min(0)
      .max(100_000)
      .nullable()
      .default(null)
      .describe('Minor units for one message or SMS part; null = as the vendor says'),
    perSecond: z.number().positive().max(1000).nullable().default(null).describe('null = the limit of the vendor'),
    switchOn: z.boolean().default(false).describe('The clinic knows that the channel is restricted and uses it'),
    anyway: z.boolean().default(false).describe('Keep it although the vendor does not accept it now'),
  })
  .strict()
export type AskedConnection = z.output<typeof askedConnection>

export const restoration = z.object({ id: z.uuid() }).strict()

/** Something that is wrong, in the caller's language, with the vendor's own words. */
const trouble = z.object({ code: z.string(), text: z.string(), detail: z.string().nullable(), at: instant })

const field = z.object({
  key: z.string(),
  name: z.string(),
  /** Where to find it. */
  where: z.string().nullable(),
  kind: z.enum(['line', 'lines', 'switch']),
  secret: z.boolean(),
  required: z.boolean(),
  default: z.string().nullable(),
})

const provider = z.object({
  provider: z.string(),
  name: z.string(),
  site: z.string().nullable(),
  fields: z.array(field),
  perSecond: z.number().nullable(),
  reportsBy: z.enum(['message', 'subscription', 'hand', 'connection', 'nothing']),
  tellsBalance: z.boolean(),
  /** Restricted: works only after the clinic switched it on. */
  needsSwitch: z.boolean(),
})

const connection = z.object({
  id: z.uuid(),
  provider: z.string(),
  name: z.string(),
  /** Fields that are not secret, and the last characters of those that are. */
  shown: z.record(z.string(), z.string()),
  switchedOn: z.boolean(),
  price: z.number().nullable(),
  perSecond: z.number().nullable(),
  connectedBy: z.string().nullable(),
  connectedAt: instant,
  checkedAt: instant.nullable(),
  balance: z.object({ amount: z.number(), at: instant }).nullable(),
  /** Where the vendor is to report; null until the clinic said where it is reached from outside. */
  reportAddress: z.string().nullable(),
  toldAt: instant.nullable(),
  reportTrouble: trouble.nullable(),
  /** It waits after failures before it is used again. */
  resting: z.boolean(),
  /** The last seven days. */
  week: z.object({ sent: z.number(), delivered: z.number(), cost: z.number() }),
})

export const channelItem = z.object({
  channel,
  name: z.string(),
  state: z.enum(['sandbox', 'off', 'working', 'trouble']),
  trouble: trouble.nullable(),
  connection: connection.nullable(),
  providers: z.array(provider),
})
export type ChannelItem = z.output<typeof channelItem>

/** People who wrote to the clinic through a channel lately: for tests, without their words. */
export const chatList = z.object({
  items: z.array(z.object({ address: z.string(), name: z.string().nullable(), at: instant })),
})

export const channelList = z.object({
  items: z.array(channelItem),
  /** The clinic's own address of this installation; null until somebody said. */
  publicUrl: z.string().nullable(),
  /** What the sandbox was given within seven days. */
  sandboxMessages: z.number(),
})
