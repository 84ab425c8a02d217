import { z } from 'zod'
import { type Route, route } from '../../platform/http/route.ts'
import { chatLinks } from '../chat-links/chat-links.ts'
import { findPatient } from '../patients/patients.ts'

const link = z.string().nullable()

export const chatRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/patients/:id/chat-links',
    permission: 'touches.send',
    summary:
      'Personal links by which a patient connects a messenger or a browser; null for channels the clinic has not connected',
    params: z.object({ id: z.uuid() }),
    answer: z.object({ telegram: link, max: link, push: link }),
    handle: async ({ params, caller, ports, now, db }) =>
      db(async (tx) => {
        const { subject } = await findPatient(tx, caller.clinicId, params.id)
        const made = await chatLinks(ports, tx, caller.clinicId, now)
        return { telegram: null, max: null, push: null, ...made(subject.patientId) }
      }),
  }),
]
