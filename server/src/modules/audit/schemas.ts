import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

export const auditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
  action: z.string().max(60).optional(),
  subjectId: z.uuid().optional(),
})

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
