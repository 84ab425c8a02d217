import { QUALITY_RULES } from '@revisit/domain/data-quality.ts'
import { z } from 'zod'

const lines = z.array(z.object({ id: z.string().nullable(), name: z.string().nullable(), patients: z.number() }))

export const dataQuality = z.object({
  rules: z.array(
    z.object({
      rule: z.enum(QUALITY_RULES),
      /** What the rule counts: pairs of cards for possible duplicates, else people. */
      count: z.number(),
      /** People in its fix list: `GET /patients?quality=<rule>`. */
      patients: z.number(),
      /** By home branch; by doctor and administrator of the first visit. The largest first, null = unknown. */
      byBranch: lines,
      byDoctor: lines,
      byAdministrator: lines,
    }),
  ),
})
export type DataQuality = z.output<typeof dataQuality>
