import { beatsOf } from '../../modules/touches/beats.ts'
import { defaultDoors, type TouchDoors } from '../../modules/touches/doors.ts'
import { startPulse } from '../../platform/pulse.ts'
import { noDeadlineCheck, resendOnLease, sendInJob } from '../mutants/touch-mutants.ts'
import { connectionTo } from './http-provider.ts'
import { portsForKilling } from './process-ports.ts'

/** A worker of the kill test: the real beats on the real database, sending to the oracle. */
const [applicationUrl = '', dataDir = '', clinicId = '', port = '', mutant = 'none'] = process.argv.slice(2)
const ports = portsForKilling(applicationUrl, dataDir)
const connection = connectionTo(Number(port))
const doors: TouchDoors = {
  ...defaultDoors,
  timings: { claim: 6, lease: 6, request: 3, ask: 2 },
  connections: async () => new Map([['sms', connection]]),
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
