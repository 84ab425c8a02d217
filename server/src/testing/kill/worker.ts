import { beatsOf } from '../../modules/touches/beats.ts'
import type { TouchDoors } from '../../modules/touches/doors.ts'
import { manualOrigin } from '../../modules/touches/origin.ts'
import { plainTexts } from '../../modules/touches/template-port.ts'
import { startPulse } from '../../platform/pulse.ts'
import { noDeadlineCheck, resendOnLease, sendInJob } from '../mutants/touch-mutants.ts'
import { connectionTo } from './http-provider.ts'
import { portsForKilling } from './process-ports.ts'

/**
 * A worker of the kill test: the real beats on the real database, sending to the oracle. Vendors, templates and the ledger of consents
 * stay out of it, so that a process that lives a second does not spend it on loading them.
 */
const [applicationUrl = '', dataDir = '', clinicId = '', port = '', mutant = 'none'] = process.argv.slice(2)
const ports = portsForKilling(applicationUrl, dataDir)
const connection = connectionTo(Number(port))
const everybody = { verdict: () => ({ allowed: true as const }), suppressions: [] }
const doors: TouchDoors = {
  templates: plainTexts,
  consents: {
    read: async (_ports, _db, { patientIds }) => new Map(patientIds.map((id) => [id, everybody])),
    suppressed: async () => new Set(),
    unsubscribe: async () => () => null,
  },
  connections: async () => new Map([['sms', connection]]),
  origins: [manualOrigin],
  callTasks: null,
  timings: { claim: 6, lease: 6, request: 3, ask: 2 },
  reach: async () => {},
}
const mutants = {
  none: () => beatsOf(doors),
  'resend-on-lease': () => beatsOf(resendOnLease(doors)),
  'no-deadline-check': () => beatsOf(noDeadlineCheck(doors)),
  'send-in-job': () => [sendInJob(doors)],
}
startPulse(ports, {
  beats: mutants[mutant as keyof typeof mutants](),
  clinics: async () => [clinicId],
  restMs: 100,
})
process.send?.({ ready: true })
