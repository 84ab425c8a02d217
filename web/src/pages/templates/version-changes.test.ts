import { describe, expect, it } from 'vitest'
import { versionChanges } from './version-changes.ts'

describe('two versions of a template', () => {
  it('differ only where their words differ', () => {
    const before = { text: 'Ждём вас', sms: 'Ждём', email: { subject: 'Визит', text: 'Ждём вас' } }
    const after = { text: 'Ждём вас', max: 'Ждём в MAX', email: { subject: 'Ваш визит', text: 'Ждём вас' } }
    expect(versionChanges(before, after).map(({ place, part }) => [place, part])).toEqual([
      ['sms', 'text'],
      ['max', 'text'],
      ['email', 'subject'],
    ])
    expect(versionChanges(before, after)[0]?.difference).toEqual([{ text: 'Ждём', kind: 'removed' }])
  })

  it('are the same when nothing was rewritten', () => {
    const bodies = {
      text: 'Ждём вас',
      whatsappTemplate: { name: 'visit', language: 'ru', variables: ['patient.name'] },
    }
    expect(versionChanges(bodies, structuredClone(bodies))).toEqual([])
  })
})
