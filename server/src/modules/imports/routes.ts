import { z } from 'zod'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { answerOf } from './answers.ts'
import { readProfiles } from './clinic-queries.ts'
import { cancel, draftImport, errorFileOf, importCardOf, start } from './desk.ts'
import { removeDraft } from './draft-removal.ts'
import { ENTITIES } from './entities/catalogue.ts'
import { ENTITY_NAMES } from './entities/description.ts'
import { listImports } from './import-queries.ts'
import type { Mapping } from './mapping.ts'
import { deleteProfile, insertProfile, isProfileNameTaken, updateProfile } from './profile-queries.ts'
import { remap } from './remap.ts'
import * as shape from './schemas.ts'
import { firstRowsOf, problemsOf, valuesOf } from './value-desk.ts'

const RUN = 'imports.run'

export const importRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/imports',
    permission: RUN,
    summary: 'Upload a table, a workbook or a zip of them: a draft with what was recognised in it',
    upload: true,
    status: 201,
    answer: shape.importCard,
    handle: (call) => draftImport(call),
  }),
  route({
    method: 'GET',
    path: '/imports',
    permission: RUN,
    summary: 'Imports of the clinic, the newest first',
    query: shape.importPage,
    answer: shape.importList,
    handle: async ({ db, caller, query, locale }) => {
      if (caller.branches) return { items: [], nextCursor: null, total: 0 }
      const before = cursorOf(query.cursor)
      const { items, total } = await db((tx) => listImports(tx, caller.clinicId, { before, limit: query.limit + 1 }))
      const page = items.slice(0, query.limit)
      const last = page.at(-1)
      const nextCursor = items.length > query.limit && last ? `${last.createdAt.toISOString()}_${last.id}` : null
      return { items: page.map((row) => answerOf(row, locale)), nextCursor, total }
    },
  }),
  route({
    method: 'GET',
    path: '/imports/:id',
    permission: RUN,
    summary: 'One import: state, progress, result and what its columns mean',
    params: shape.importId,
    answer: shape.importCard,
    handle: (call) => importCardOf(call, call.params.id),
  }),
  route({
    method: 'PUT',
    path: '/imports/:id/mapping',
    permission: RUN,
    summary: 'Say what the columns mean; answers with the sample rows checked anew',
    params: shape.importId,
    body: shape.newMapping,
    answer: shape.importCard,
    handle: (call) => remap(call, call.params.id, call.body as Parameters<typeof remap>[2]),
  }),
  route({
    method: 'DELETE',
    path: '/imports/:id',
    permission: RUN,
    summary: 'Remove an import that wrote nothing, with its file',
    params: shape.importId,
    answer: null,
    handle: (call) => removeDraft(call, call.params.id),
  }),
  ...(['check', 'run', 'undo'] as const).map((kind) =>
    route({
      method: 'POST',
      path: `/imports/:id/${kind}`,
      permission: kind === 'undo' ? 'imports.undo' : RUN,
      summary: {
        check: 'Start a dry run in the background',
        run: 'Start the import in the background',
        undo: 'Take the whole import back, in the background',
      }[kind],
      params: shape.importId,
      status: 202,
      answer: shape.importCard,
      handle: (call) => start(call, call.params.id, kind),
    }),
  ),
  route({
    method: 'POST',
    path: '/imports/:id/cancel',
    permission: RUN,
    summary: 'Stop the import after the rows it is working on',
    params: shape.importId,
    answer: shape.importCard,
    handle: (call) => cancel(call, call.params.id),
  }),
  route({
    method: 'GET',
    path: '/imports/:id/errors',
    permission: RUN,
    summary: 'What is wrong with rows of the import: by column and kind with examples, and one by one',
    params: shape.importId,
    query: shape.errorPage,
    answer: shape.errorList,
    handle: (call) =>
      problemsOf(call, call.params.id, { after: Number(call.query.cursor ?? 0) || 0, limit: call.query.limit }),
  }),
  route({
    method: 'GET',
    path: '/imports/:id/rows',
    permission: RUN,
    summary: 'The first rows of a sheet as they stand in the file, for choosing the one that names the columns',
    params: shape.importId,
    query: shape.sheetQuery,
    answer: shape.firstRows,
    handle: (call) => firstRowsOf(call, call.params.id, call.query.sheet),
  }),
  route({
    method: 'GET',
    path: '/imports/:id/values',
    permission: RUN,
    summary:
      'The different cells of columns of names and words as the last check counted them, and what each is read as',
    params: shape.importId,
    query: shape.sheetQuery,
    answer: shape.listedValues,
    handle: (call) => valuesOf(call, call.params.id, call.query.sheet),
  }),
  route({
    method: 'GET',
    path: '/imports/:id/errors-file',
    permission: RUN,
    summary: 'The original rows that have problems, with a column that says what is wrong',
    params: shape.importId,
    query: shape.errorFileQuery,
    answer: null,
    handle: (call) => errorFileOf(call, call.params.id, call.query),
  }),
  route({
    method: 'GET',
    path: '/import-fields',
    permission: RUN,
    summary: 'Everything a column can be mapped to',
    answer: shape.fieldCatalogue,
    handle: async () => ({
      entities: ENTITY_NAMES.map((name) => ({
        name,
        label: ENTITIES[name].label,
        fields: ENTITIES[name].fields.map(({ name: field, label, kind, required = false }) => ({
          name: field,
          label,
          kind,
          required,
          key: field === 'external_id',
        })),
      })),
    }),
  }),
  ...profileRoutes(),
]

function profileRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/import-profiles',
      permission: RUN,
      summary: 'Saved mappings; one whose headers match a file is applied by itself',
      answer: shape.profileList,
      handle: async ({ db, caller }) => {
        const profiles = await db((tx) => readProfiles(tx, caller.clinicId))
        return { items: profiles.map(profileAnswer), total: profiles.length }
      },
    }),
    route({
      method: 'POST',
      path: '/import-profiles',
      permission: RUN,
      summary: 'Save a mapping under a name',
      body: shape.newProfile,
      status: 201,
      answer: z.object({ id: z.string() }),
      handle: async ({ db, caller, body, now, ports }) => {
        const id = newId(ports.clock.now(), ports.random)
        const mapping = body.mapping as Mapping
        const done = await db((tx) =>
          insertProfile(tx, caller.clinicId, { id, name: body.name, mapping, createdBy: caller.id, now }),
        )
        if (!done) throw nameTaken(body.name)
        return { id }
      },
    }),
    route({
      method: 'PUT',
      path: '/import-profiles/:id',
      permission: RUN,
      summary: 'Rename a saved mapping or change it',
      params: shape.importId,
      body: shape.changedProfile,
      answer: z.object({ id: z.string() }),
      handle: ({ db, caller, body, params, now }) =>
        db(async (tx) => {
          const { id } = params
          const { clinicId } = caller
          if (body.name && (await isProfileNameTaken(tx, clinicId, { name: body.name, except: id })))
            throw nameTaken(body.name)
          const mapping = body.mapping as Mapping | undefined
          if (!(await updateProfile(tx, { clinicId, id }, { name: body.name, mapping, now }))) throw noProfile()
          return { id }
        }),
    }),
    route({
      method: 'DELETE',
      path: '/import-profiles/:id',
      permission: RUN,
      summary: 'Delete a saved mapping',
      params: shape.importId,
      answer: null,
      handle: async ({ db, caller, params }) => {
        if (!(await db((tx) => deleteProfile(tx, caller.clinicId, params.id)))) throw noProfile()
      },
    }),
  ]
}

function profileAnswer({ createdAt, updatedAt, ...profile }: Awaited<ReturnType<typeof readProfiles>>[number]) {
  return { ...profile, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}

function nameTaken(name: string): Conflict {
  return new Conflict('name_taken', { ru: `Шаблон «${name}» уже есть`, en: `There already is a profile "${name}"` })
}

function noProfile(): NotFound {
  return new NotFound('profile_not_found', { ru: 'Такого шаблона нет', en: 'No such profile' })
}

function cursorOf(cursor: string | undefined): { createdAt: Date; id: string } | null {
  if (cursor === undefined) return null
  const [at = '', id = ''] = cursor.split('_')
  const createdAt = new Date(at)
  if (Number.isNaN(createdAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new Invalid('bad_cursor', { ru: 'Неверное место в списке', en: 'Bad cursor' })
  }
  return { createdAt, id }
}
