import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError, fieldErrors, request } from '../api.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { sessionQuery } from '../session.ts'
import { useGo } from '../shell/use-go.ts'
import { Gate } from './Gate.tsx'

type NewClinic = {
  clinicName: string
  slug: string
  timezone: string
  locale: string
  ownerName: string
  email: string
  password: string
}

// Zones of Russia first: the list of all names is long and most clinics are here.
const RUSSIAN_ZONES = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
]

/** The first visit: creates the clinic and its owner, signs the owner in and offers the import. */
export function SetupPage() {
  const { t } = useTranslation('sign-in')
  const go = useGo()
  const queries = useQueryClient()
  const [form, setForm] = useState<NewClinic>(() => ({
    clinicName: '',
    slug: '',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Moscow',
    locale: currentLocale(),
    ownerName: '',
    email: '',
    password: '',
  }))
  const create = useMutation({
    mutationFn: async () => {
      await request('/api/v1/setup', { method: 'POST', json: { ...form, slug: form.slug.trim() || undefined } })
      await request('/api/auth/sign-in/email', {
        method: 'POST',
        json: { email: form.email.trim(), password: form.password },
      })
    },
    onSuccess: () => {
      queries.removeQueries({ queryKey: sessionQuery.queryKey })
      go(paths.newImport, { replace: true })
    },
  })
  const errors = fieldErrors(create.error)
  const field = (name: keyof NewClinic) => ({
    value: form[name],
    error: errors[name],
    withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <Gate
      title={t('setupTitle')}
      text={t('setupText')}
      submit={t('create')}
      busy={create.isPending}
      error={
        create.error && Object.keys(errors).length === 0
          ? t('failed', { message: asApiError(create.error).message })
          : null
      }
      onSubmit={() => create.mutate()}
    >
      <TextInput label={t('clinicName')} name="clinicName" required autoFocus {...field('clinicName')} />
      <TextInput label={t('slug')} name="slug" description={t('slugHint')} {...field('slug')} />
      <Select
        label={t('timezone')}
        description={t('timezoneHint')}
        searchable
        allowDeselect={false}
        data={zones()}
        value={form.timezone}
        error={errors.timezone}
        onChange={(timezone) => timezone && setForm((before) => ({ ...before, timezone }))}
      />
      <Select
        label={t('locale')}
        allowDeselect={false}
        data={[
          { value: 'ru', label: t('ru') },
          { value: 'en', label: t('en') },
        ]}
        value={form.locale}
        onChange={(locale) => locale && setForm((before) => ({ ...before, locale }))}
      />
      <TextInput label={t('ownerName')} name="ownerName" autoComplete="name" required {...field('ownerName')} />
      <TextInput label={t('email')} name="email" type="email" autoComplete="username" required {...field('email')} />
      <PasswordInput
        label={t('password')}
        name="password"
        description={t('passwordHint')}
        autoComplete="new-password"
        minLength={10}
        required
        {...field('password')}
      />
    </Gate>
  )
}

function zones(): string[] {
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !RUSSIAN_ZONES.includes(zone))
  return [...RUSSIAN_ZONES, ...others]
}
