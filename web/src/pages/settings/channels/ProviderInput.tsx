import { Checkbox, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProviderField } from './channel-calls.ts'

export type ProviderInputProps = {
  field: ProviderField
  value: string
  /** The secret is there and stays when nothing is typed. */
  kept: boolean
  error?: string | undefined
  onChange: (value: string) => void
}

/** One thing a vendor needs to be told, with where to find it. */
export function ProviderInput({ field, value, kept, error, onChange }: ProviderInputProps) {
  const { t } = useTranslation('settings-channels')
  const { name, where, kind, secret, required } = field
  const shared = {
    label: required || kind === 'switch' ? name : t('optional', { name }),
    description: where,
    error,
    value,
    autoComplete: 'off',
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  }
  if (kind === 'switch')
    return (
      <Checkbox
        label={name}
        description={where}
        checked={value === 'true'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')}
      />
    )
  if (kind === 'lines')
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  if (secret)
    return (
      <PasswordInput
        {...shared}
        autoComplete="new-password"
        placeholder={kept ? t('kept') : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
}
