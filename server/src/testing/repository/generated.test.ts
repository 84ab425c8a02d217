import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { generateAll } from '../../generate/generate.ts'
import { ROOT } from './source-files.ts'

it('keeps schema.sql, table types, openapi.json and the web client as the migrations and routes say', async () => {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  await client.query('create database generated_check')
  await client.end()
  const url = new URL(inject('adminUrl'))
  url.pathname = '/generated_check'
  const stale: string[] = []
  for (const [path, text] of Object.entries(await generateAll(url.toString()))) {
    if ((await readFile(join(ROOT, path), 'utf8')) !== text) stale.push(path)
  }
  expect(stale, 'run `npm run generate` and commit the result').toEqual([])
})
