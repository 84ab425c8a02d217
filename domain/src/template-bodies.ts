import { z } from 'zod'
import { CHANNELS, type Channel } from './channel.ts'

const text = z.string().max(4000)

/** What a template says, by channel; a channel without words of its own says `text`. */
export const templateBodies = z
  .object({
    text: z.string().min(1).max(4000),
    sms: text.optional(),
    max: text.optional(),
    telegram: text.optional(),
    whatsapp: text.optional(),
    push: z.string().max(500).optional(),
    /** What the operator says: the script of a call. */
    call: text.optional(),
    email: z
      .object({
        subject: z.string().min(1).max(200),
        /** Paragraphs; «[Words](address)» alone on a line is a button. Without it the common text. */
        text: z.string().max(20_000).optional(),
        /** The clinic's own layout in MJML instead of the standard one. */
        mjml: z.string().max(100_000).optional(),
      })
      .strict()
      .optional(),
    /** The approved template of WhatsApp for messages outside the 24 hours. */
    whatsappTemplate: z
      .object({
        name: z.string().min(1).max(512),
        language: z.string().min(2).max(10),
        variables: z.array(z.string().max(100)).max(20).default([]),
      })
      .strict()
      .optional(),
  })
  .strict()
export type TemplateBodies = z.infer<typeof templateBodies>

/** The words for a channel. */
export function bodyFor(bodies: TemplateBodies, channel: Channel): string {
  if (channel === 'email') return bodies.email?.text ?? bodies.text
  if (channel === 'webhook') return bodies.text
  return bodies[channel] ?? bodies.text
}

/** Every different text of a template with the channels that carry it; scripts of calls are not sent and not among them. */
export function sentTexts(bodies: TemplateBodies): { text: string; channels: Channel[] }[] {
  const found = new Map<string, Channel[]>()
  const add = (words: string, channel: Channel) => found.set(words, [...(found.get(words) ?? []), channel])
  for (const channel of CHANNELS) {
    if (channel === 'call') continue
    add(bodyFor(bodies, channel), channel)
    if (channel === 'whatsapp' && bodies.whatsappTemplate)
      add(bodies.whatsappTemplate.variables.map(placeOf).join(' '), channel)
    if (channel === 'email' && bodies.email) add(bodies.email.subject, channel)
    if (channel === 'email' && bodies.email?.mjml) add(withoutMarkup(bodies.email.mjml), channel)
  }
  return [...found].map(([words, channels]) => ({ text: words, channels }))
}

/** What fills a place of an approved template of WhatsApp: a named variable, or words with variables in them. */
export function placeOf(value: string): string {
  return /^[a-z_]+(\.[a-z_]+)+$/i.test(value.trim()) ? `{{ ${value.trim()} }}` : value
}

/** Longest texts vendors take, in characters. SMS: ten parts. */
export const LONGEST: Readonly<Record<Channel, number>> = {
  sms: 670,
  max: 4000,
  telegram: 4096,
  whatsapp: 1024,
  push: 500,
  email: 100_000,
  call: 4000,
  webhook: 4000,
}

/** Text between tags. Walked once: a pattern would look to the end for every bracket that is never closed. */
function withoutMarkup(mjml: string): string {
  let text = ''
  for (let at = 0; ;) {
    const opens = mjml.indexOf('<', at)
    const closes = opens < 0 ? -1 : mjml.indexOf('>', opens)
    if (closes < 0) return text + mjml.slice(at)
    text += `${mjml.slice(at, opens)} `
    at = closes + 1
  }
}
