import { localDateOf } from '@revisit/domain/local-date.ts'
import { z } from 'zod'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { addMember, type SignIn } from '../staff/staff.ts'
import { assertTimezone, createClinic, isEmptyInstallation, listBranches, readClinic } from './clinics.ts'
import { insertBranch, updateBranch, updateClinic } from './queries.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { branchChange, clinicChange, clinicSettings, installation, me, newBranch, newInstallation } from './schemas.ts'

export function clinicRoutes(signIn: SignIn): Route[] {
  return [
    route({
      method: 'GET',
      path: '/installation',
      permission: 'public',
      summary: 'Whether this installation still waits for its first clinic',
      answer: installation,
      handle: async ({ ports }) => ({ needsSetup: await isEmptyInstallation(ports), demo: ports.config.demo }),
    }),
    route({
      method: 'POST',
      path: '/setup',
      permission: 'public',
      summary: 'Create the first clinic and its owner; works only while there is no clinic',
      body: newInstallation,
      status: 201,
      answer: z.object({ clinicId: z.string(), slug: z.string() }),
      handle: async ({ body, ports }) => {
        if (!(await isEmptyInstallation(ports))) {
          throw new Conflict('already_set_up', {
            ru: 'Клиника уже создана. Войдите.',
            en: 'The clinic already exists. Sign in.',
          })
        }
        const { clinicName: name, timezone, locale } = body
        const clinic = await createClinic(ports, { name, slug: body.slug ?? 'clinic', timezone, locale })
        await addMember(ports, signIn, clinic.id, {
          name: body.ownerName,
          email: body.email,
          password: body.password,
          role: 'owner',
          locale,
        })
        return { clinicId: clinic.id, slug: clinic.slug }
      },
    }),
    route({
      method: 'GET',
      path: '/me',
      permission: 'signed_in',
      summary: 'The caller, the clinic and what the caller may do',
      answer: me,
      handle: async ({ caller, db, now }) =>
        db(async (tx) => {
          const clinic = await readClinic(tx, caller.clinicId)
          if (!clinic) throw clinicNotFound()
          const branches = await listBranches(tx, caller.clinicId)
          const visible = branches.filter((branch) => !caller.branches || caller.branches.includes(branch.id))
          return {
            staff: {
              id: caller.id,
              name: caller.name,
              email: caller.email,
              role: caller.role,
              branchIds: caller.branches,
              locale: caller.locale,
            },
            clinic: { ...clinic, locale: clinic.locale as 'ru' | 'en', today: localDateOf(now, clinic.timezone) },
            permissions: [...caller.permissions],
            branches: visible,
          }
        }),
    }),
    ...settingsRoutes(),
  ]
}

function settingsRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/clinic',
      permission: 'clinic.read',
      summary: 'The clinic and its branches',
      answer: clinicSettings,
      handle: async ({ caller, db }) =>
        db(async (tx) => {
          const clinic = await readClinic(tx, caller.clinicId)
          if (!clinic) throw clinicNotFound()
          const branches = await listBranches(tx, caller.clinicId)
          const visible = branches.filter((branch) => !caller.branches || caller.branches.includes(branch.id))
          return { ...clinic, locale: clinic.locale as 'ru' | 'en', branches: visible }
        }),
    }),
    route({
      method: 'PATCH',
      path: '/clinic',
      permission: 'settings.edit',
      summary: 'Name, time zone and language of the clinic',
      body: clinicChange,
      answer: null,
      handle: async (call) => {
        if (call.body.timezone) assertTimezone(call.body.timezone)
        await call.db(async (tx) => {
          await updateClinic(tx, call.caller.clinicId, call.body)
          await recordAudit(tx, call, { action: 'clinic.changed', details: { fields: Object.keys(call.body) } })
        })
      },
    }),
    route({
      method: 'POST',
      path: '/branches',
      permission: 'settings.edit',
      summary: 'Add a branch',
      body: newBranch,
      status: 201,
      answer: z.object({ id: z.string() }),
      handle: async (call) => {
        const { caller, body, now, ports } = call
        assertTimezone(body.timezone)
        if (caller.branches) throw branchNotFound()
        const id = newId(now, ports.random)
        await call.db(async (tx) => {
          await insertBranch(tx, { clinicId: caller.clinicId, id, ...body })
          await recordAudit(tx, call, { action: 'branch.created', subjectKind: 'branch', subjectId: id })
        })
        return { id }
      },
    }),
    route({
      method: 'PATCH',
      path: '/branches/:id',
      permission: 'settings.edit',
      summary: 'Change a branch',
      params: z.object({ id: z.uuid() }),
      body: branchChange,
      answer: null,
      handle: async (call) => {
        const { caller, body, params } = call
        if (body.timezone) assertTimezone(body.timezone)
        if (caller.branches && !caller.branches.includes(params.id)) throw branchNotFound()
        await call.db(async (tx) => {
          if (!(await updateBranch(tx, caller.clinicId, params.id, body))) throw branchNotFound()
          await recordAudit(tx, call, { action: 'branch.changed', subjectKind: 'branch', subjectId: params.id })
        })
      },
    }),
  ]
}

function clinicNotFound(): NotFound {
  return new NotFound('clinic_not_found', { ru: 'Клиника не найдена', en: 'Clinic not found' })
}

function branchNotFound(): NotFound {
  return new NotFound('branch_not_found', { ru: 'Филиал не найден', en: 'Branch not found' })
}
