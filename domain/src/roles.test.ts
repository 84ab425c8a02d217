import { describe, expect, test } from 'vitest'
import {
  API_KEY_ROLES,
  FIRST_PAGE,
  PERMISSIONS,
  ROLE_WORDS,
  STAFF_ROLES,
  can,
  canGrant,
  inScope,
  narrowScope,
  permissionWords,
  permissionsOf,
  type Permission,
  type Role,
} from './roles.ts'

/** Who has the permission, by the table. */
function holders(permission: Permission): Role[] {
  return API_KEY_ROLES.filter((role) => can(role, permission))
}

describe('rights of roles', () => {
  test('the owner has every right', () => {
    expect(PERMISSIONS.filter((permission) => !can('owner', permission))).toEqual([])
  })

  test('diagnoses and notes are for doctors, curators and owners only', () => {
    expect(holders('patients.medical').toSorted()).toEqual(['curator', 'doctor', 'owner'])
    for (const role of holders('notes.edit')) expect(can(role, 'patients.medical')).toBe(true)
  })

  test('administrators, operators, curators and doctors export nothing', () => {
    for (const role of ['administrator', 'operator', 'curator', 'doctor', 'integration'] as const) {
      expect(PERMISSIONS.filter((name) => name.endsWith('.export') && can(role, name))).toEqual([])
    }
  })

  test('a doctor sees patients and diagnoses but neither money nor analytics', () => {
    expect([...permissionsOf('doctor')].toSorted()).toEqual([
      'clinic.read',
      'notes.edit',
      'patients.medical',
      'patients.read',
      'quality.read',
      'views.save',
    ])
  })

  test('people, keys, the log and the base itself are kept by few', () => {
    expect(holders('staff.manage')).toEqual(['owner'])
    expect(holders('patients.erase')).toEqual(['owner'])
    expect(holders('api_keys.manage')).toEqual(['owner', 'integrator'])
    expect(holders('audit.read')).toEqual(['owner', 'integrator'])
    expect(holders('imports.undo')).toEqual(['owner', 'integrator'])
    expect(holders('settings.edit')).toEqual(['owner', 'integrator'])
  })

  test('a connected system feeds and reads patients, and governs nothing', () => {
    expect([...permissionsOf('integration')].toSorted()).toEqual([
      'clinic.read',
      'consents.record',
      'imports.run',
      'patients.edit',
      'patients.read',
      'segments.read',
      'tags.edit',
    ])
  })

  test('messages and journeys are started by few, and never by a connected system', () => {
    expect(holders('journeys.publish')).toEqual(['owner', 'marketer'])
    expect(holders('campaigns.launch')).toEqual(['owner', 'marketer'])
    expect(holders('channels.manage')).toEqual(['owner', 'integrator'])
    expect(can('integration', 'touches.send')).toBe(false)
  })

  test('whoever exports also reads', () => {
    for (const role of API_KEY_ROLES) {
      if (can(role, 'patients.export')) expect(can(role, 'patients.read')).toBe(true)
      if (can(role, 'analytics.export')) expect(can(role, 'analytics.read')).toBe(true)
    }
  })

  test('nobody hands out rights they do not have', () => {
    expect(canGrant('owner', 'doctor')).toBe(true)
    expect(canGrant('integrator', 'owner')).toBe(false)
    expect(canGrant('integrator', 'doctor')).toBe(false)
    expect(canGrant('integrator', 'integrator')).toBe(true)
    expect(canGrant('integrator', 'integration')).toBe(true)
  })

  test('an unknown role may do nothing', () => {
    expect(permissionsOf('director' as Role).size).toBe(0)
  })

  test('every permission and role has words in both languages', () => {
    for (const { ru, en } of [...PERMISSIONS.map(permissionWords), ...Object.values(ROLE_WORDS)]) {
      expect(ru).toMatch(/[А-я]/)
      expect(en).toMatch(/^[ -~]+$/)
    }
  })

  test('a role opens on a page it may see', () => {
    const needs = {
      overview: 'analytics.read',
      rfm: 'analytics.read',
      patients: 'patients.read',
      imports: 'imports.run',
    }
    for (const role of STAFF_ROLES) expect(can(role, needs[FIRST_PAGE[role]] as Permission)).toBe(true)
  })
})

describe('branches in sight', () => {
  test.each([
    ['all', 'sokol', true],
    ['all', null, true],
    [['sokol'], 'sokol', true],
    [['sokol'], 'mytishchi', false],
    [['sokol'], null, false],
    [[], 'sokol', false],
  ] as const)('with scope %j the branch %s is visible: %s', (scope, branch, visible) => {
    expect(inScope(scope, branch)).toBe(visible)
  })

  test('a filter narrows the scope and never widens it', () => {
    expect(narrowScope('all', ['sokol'])).toEqual(['sokol'])
    expect(narrowScope(['sokol'], 'all')).toEqual(['sokol'])
    expect(narrowScope(['sokol', 'taganka'], ['taganka', 'mytishchi'])).toEqual(['taganka'])
    expect(narrowScope(['sokol'], ['mytishchi'])).toEqual([])
  })
})
