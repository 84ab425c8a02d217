import { localDateOf } from '@revisit/domain/local-date.ts'
import { z } from 'zod'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { addMember, type SignIn } from '../staff/staff.ts'
import { createClinic, isEmptyInstallation, listBranches, readClinic } from './clinics.ts'
import { installation, me, newInstallation } from './schemas.ts'

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
          if (!clinic) throw new NotFound('clinic_not_found', { ru: 'Клиника не найдена', en: 'Clinic not found' })
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
  ]
}
