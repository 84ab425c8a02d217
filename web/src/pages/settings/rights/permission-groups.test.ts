import { PERMISSIONS } from '@revisit/domain/roles.ts'
import { expect, it } from 'vitest'
import { permissionGroups } from './permission-groups.ts'

it('puts every permission of the product into a group of its own kind', () => {
  const groups = permissionGroups(PERMISSIONS.map((key) => ({ key })))
  expect(groups.map(({ group }) => group)).toEqual(['patients', 'contact', 'analytics', 'records', 'clinic'])
  expect(groups.flatMap(({ permissions }) => permissions)).toHaveLength(PERMISSIONS.length)
})

it('shows a permission of a new kind last instead of losing it', () => {
  const groups = permissionGroups([{ key: 'drones.fly' }, { key: 'patients.read' }])
  expect(groups.map(({ group }) => group)).toEqual(['patients', 'other'])
})
