import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

const auditFilter = z.object({
  action: z.string().max(60).optional().describe('The beginning of the deed: patient, patient.read'),
  actorId: z.uuid().optional().describe('A member of staff or an API key'),
  subjectId: z.uuid().optional(),
})

export const auditQuery = auditFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
})

export const auditFileQuery = auditFilter.strict()

export const auditPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: instant,
      actorKind: z.string(),
      actorId: z.string().nullable(),
      actorName: z.string().nullable(),
      action: z.string(),
      subjectKind: z.string().nullable(),
      subjectId: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
      ip: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
