import { permissionsOf } from '@revisit/domain/roles.ts'
import { describe, expect, it } from 'vitest'
import { sectionAt, visibleSections } from './sections.ts'

const keysOf = (role: 'owner' | 'operator' | 'integrator') =>
  visibleSections([...permissionsOf(role)]).map(({ key }) => key)

describe('sections of settings', () => {
  it('are all open to the owner', () => {
    expect(keysOf('owner')).toEqual([
      'clinic',
      'staff',
      'rights',
      'fields',
      'keys',
      'log',
      'channels',
      'contact-rules',
      'consents',
      'collector',
      'security',
    ])
  })

  it('leave an operator the clinic, colleagues, rights, contact rules and own security', () => {
    expect(keysOf('operator')).toEqual(['clinic', 'staff', 'rights', 'contact-rules', 'consents', 'security'])
  })

  it('open at the first one, say when one is closed and when there is none', () => {
    const operator = [...permissionsOf('operator')]
    expect(sectionAt(undefined, operator)).toBe('clinic')
    expect(sectionAt('security', operator)).toBe('security')
    expect(sectionAt('keys', operator)).toBe('closed')
    expect(sectionAt('payments', operator)).toBe('unknown')
  })
})
