import { z } from 'zod'

/** A moment: Date inside, ISO 8601 text with offset Z outside. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})
