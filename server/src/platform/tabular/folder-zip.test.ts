import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { fileOf } from './fixtures/read-all.ts'
import { renamed, workbook, zipOf } from './fixtures/workbook.ts'
import { folderLimits, openFolderZip, type FolderLimits } from './folder-zip.ts'

async function unpack(archive: Buffer, limits: Partial<FolderLimits> = {}) {
  const target = join(await mkdtemp(join(tmpdir(), 'revisit-unpack-')), 'inner')
  const result = await openFolderZip(await fileOf(archive), target, { ...folderLimits, ...limits })
  const left = await readdir(target).catch(() => [])
  return { result, left, code: result.kind === 'failure' ? result.code : 'folder' }
}

const patients = 'external_id,name\n1,Иванов\n'

describe('an export folder in an archive', () => {
  test('its tables are unpacked under names of our own, the rest is named as skipped', async () => {
    const archive = await zipOf([
      ['export/patients.csv', patients],
      ['export/Приёмы.xlsx', await workbook({})],
      ['export/readme.pdf', '%PDF'],
      ['__MACOSX/export/._patients.csv', 'x'],
      ['export/.DS_Store', 'x'],
      ['export/~$Приёмы.xlsx', 'x'],
    ])
    const { result, left } = await unpack(archive)
    if (result.kind === 'failure') throw new Error(result.code)
    expect(result.files.map((file) => file.name)).toEqual(['patients.csv', 'Приёмы.xlsx'])
    expect(result.skipped).toEqual(['export/readme.pdf'])
    expect(left).toEqual(['table-001', 'table-002'])
    expect(await readFile(result.files[0]!.path, 'utf8')).toBe(patients)
    expect(result.files[0]!.bytes).toBe(Buffer.byteLength(patients))
  })

  test('Russian names packed by Windows are read', async () => {
    const name = iconv.encode('Пациенты.csv', 'cp866').toString('latin1')
    const archive = renamed(await zipOf([['abcdefgh.csv', patients]]), 'abcdefgh.csv', name)
    for (let at = 0; at < archive.length - 4; at += 1) {
      if (archive.readUInt32LE(at) === 0x04034b50) archive.writeUInt16LE(0, at + 6)
      if (archive.readUInt32LE(at) === 0x02014b50) archive.writeUInt16LE(archive.readUInt16LE(at + 8) & ~0x800, at + 8)
    }
    const { result } = await unpack(archive)
    expect(result).toMatchObject({ files: [{ name: 'Пациенты.csv' }] })
  })

  test('one archive made on another system: backslashes and folders', async () => {
    const archive = renamed(await zipOf([['a/b/patients.csv', patients]]), 'a/b/patients.csv', 'a\\b\\patients.csv')
    expect((await unpack(archive)).result).toMatchObject({ files: [{ name: 'patients.csv' }] })
  })
})

describe('refused archives leave nothing behind', () => {
  const evil = 'aa/aa/aa/evil.csv'
  test.each([
    ['name that climbs out', '../../../evil.csv', 'zip_unsafe_name'],
    ['absolute name', '/etc/cron.d/e.csv', 'zip_unsafe_name'],
    ['drive letter', 'C:/windows/ev.csv', 'zip_unsafe_name'],
    ['backslashes that climb out', '..\\..\\..\\evil.csv', 'zip_unsafe_name'],
  ])('%s', async (_, name, expected) => {
    const archive = renamed(
      await zipOf([
        ['ok.csv', patients],
        [evil, patients],
      ]),
      evil,
      name,
    )
    expect(await unpack(archive)).toMatchObject({ code: expected, left: [] })
  })

  test('a link', async () => {
    const archive = await zipOf([
      ['ok.csv', patients],
      ['link.csv', '/etc/passwd', 0o120777],
    ])
    expect(await unpack(archive)).toMatchObject({ code: 'zip_unsafe_name', left: [] })
  })

  test('no tables', async () => {
    expect((await unpack(await zipOf([['readme.pdf', 'x']]))).code).toBe('zip_empty')
    expect((await unpack(await zipOf([['inner.zip', 'x']]))).code).toBe('zip_empty')
  })

  test('too many files, too many bytes, too good a ratio', async () => {
    const archive = await zipOf([
      ['a.csv', patients],
      ['b.csv', 'я'.repeat(500_000)],
      ['c.csv', patients],
    ])
    expect(await unpack(archive, { files: 2 })).toMatchObject({ code: 'zip_too_many_files', left: [] })
    expect(await unpack(archive, { entries: 2 })).toMatchObject({ code: 'zip_too_many_files', left: [] })
    expect(await unpack(archive, { inflatedBytes: 100_000 })).toMatchObject({ code: 'zip_too_large_inside', left: [] })
    expect(await unpack(archive, { ratioFromBytes: 100_000 })).toMatchObject({ code: 'zip_too_large_inside', left: [] })
  })

  test('truncated, damaged, locked, missing, not an archive', async () => {
    const archive = await zipOf([['a.csv', patients.repeat(500)]])
    expect((await unpack(archive.subarray(0, archive.length - 30))).code).toBe('zip_truncated')
    const damaged = Buffer.from(archive)
    damaged.fill(0xff, 45, 60)
    expect(await unpack(damaged)).toMatchObject({ code: 'zip_damaged', left: [] })
    const locked = Buffer.from(archive)
    locked[locked.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 8]! |= 1
    expect((await unpack(locked)).code).toBe('zip_encrypted')
    expect((await unpack(Buffer.from('no archive at all'))).code).toBe('zip_truncated')
    expect(await openFolderZip('/nowhere.zip', '/tmp/never')).toMatchObject({ code: 'file_unreadable' })
  })
})
