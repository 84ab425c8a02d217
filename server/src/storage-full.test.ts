import type { FastifyInstance } from 'fastify'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from './api.ts'
import { type Installation, openInstallation } from './installation.ts'
import { upload } from './modules/imports/imports.testing.ts'
import { asRoot, aSmallDisk, removePlaces, type SmallDisk } from './platform/clinic-database.testing.ts'
import { readConfig } from './platform/config.ts'
import { createLog } from './platform/log.ts'
import { aClinic, call } from './testing/builders.ts'

// A disk small enough to fill has to be mounted, which takes root.
describe.skipIf(!asRoot)('a clinic whose disk is full (skipped without the right to mount one)', () => {
  let disk: SmallDisk
  let installation: Installation
  let api: FastifyInstance
  let owner: string

  beforeAll(async () => {
    disk = await aSmallDisk(400)
    const config = readConfig({ REVISIT_DATA: join(disk.path, 'data') })
    installation = await openInstallation({ config, log: createLog('fatal') })
    api = await buildApi(installation)
    const clinic = await aClinic(installation as never)
    owner = await clinic.key('owner')
    expect((await addPatient()).status).toBe(201)
  }, 120_000)

  afterAll(async () => {
    await disk.free()
    await installation?.close()
    await removePlaces()
  }, 60_000)

  const addPatient = () =>
    call(api, owner, { method: 'POST', url: '/patients', payload: { lastName: 'Иванова', firstName: 'Мария' } })

  it(
    'reads on, refuses to write with the reason, and writes again by itself once there is room',
    { timeout: 120_000 },
    async () => {
      const { items } = (await call(api, owner, { url: '/patients' })).body
      const note = () =>
        call(api, owner, {
          method: 'POST',
          url: `/patients/${items[0].id}/notes`,
          payload: { text: randomBytes(3500).toString('hex') },
        })
      expect((await note()).status).toBe(201)
      disk.fill(0)
      let refused = await note()
      let written = 1
      for (; refused.status === 201 && written < 2000; written++) refused = await note()
      expect([refused.status, refused.body.error?.code]).toEqual([503, 'storage_full'])
      expect(refused.body.error.message).toContain('закончилось место')

      for (const url of ['/patients', `/patients/${items[0].id}`, '/analytics/value-classes', '/imports'])
        expect([url, (await call(api, owner, { url })).status]).toEqual([url, 200])
      const file = await call(api, owner, upload('patients.csv', `external_id,last_name\n${'1,Ким\n'.repeat(200_000)}`))
      expect([file.status, file.body.error?.code]).toEqual([503, 'storage_full'])

      await disk.free()
      expect((await note()).status).toBe(201)
      expect((await addPatient()).status).toBe(201)
    },
  )
})
