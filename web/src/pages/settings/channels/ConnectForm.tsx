import { Checkbox, Select, TextInput } from '@mantine/core'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconExternalLink } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError, fieldErrors } from '../../../api.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { type ChannelItem, type Provider, useConnect } from './channel-calls.ts'
import { askedOf, type ConnectDraft, isComplete, keptSecrets, openDraft, withProvider } from './connect-draft.ts'
import { ProviderInput } from './ProviderInput.tsx'
import css from './Channels.module.css'

export type ConnectState = ReturnType<typeof useConnectDraft>

/** What is typed into the form and what the vendor says to it. */
export function useConnectDraft(item: ChannelItem, onDone: () => void) {
  const { t } = useTranslation('settings-channels')
  const [draft, setDraft] = useState(() => openDraft(item))
  const connect = useConnect(item.channel)
  const provider = item.providers.find((one) => one.provider === draft.provider)!
  const submit = ({ anyway = false } = {}) =>
    connect.mutate(
      { ...askedOf(draft), anyway },
      {
        onSuccess: ({ connection }) => {
          showToast({ text: t('connected', { name: item.name, vendor: connection?.name ?? '' }) })
          onDone()
        },
      },
    )
  return {
    draft,
    provider,
    change: (next: ConnectDraft) => {
      connect.reset()
      setDraft(next)
    },
    submit,
    error: connect.error,
    isPending: connect.isPending,
    isComplete: isComplete(draft, item, provider),
    mayKeepAnyway: connect.error !== null && asApiError(connect.error).code === 'channel_check_failed',
  }
}

/** Which vendor, its fields, and what a message costs. */
export function ConnectForm({ id, item, draft: state }: { id: string; item: ChannelItem; draft: ConnectState }) {
  const { t } = useTranslation('settings-channels')
  const { draft, provider, change, error } = state
  const errors = fieldErrors(error)
  const kept = keptSecrets(item, provider)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    state.submit()
  }
  return (
    <form id={id} className={fields.form} onSubmit={submit}>
      <VendorChoice item={item} provider={provider} onChange={(name) => change(withProvider(draft, item, name))} />
      {provider.fields.map((field) => (
        <ProviderInput
          key={`${provider.provider}/${field.key}`}
          field={field}
          value={draft.values[field.key] ?? ''}
          kept={kept.has(field.key)}
          error={errors[`config.${field.key}`] ?? errors[field.key]}
          onChange={(value) => change({ ...draft, values: { ...draft.values, [field.key]: value } })}
        />
      ))}
      <Costs draft={draft} provider={provider} onChange={change} />
      {provider.needsSwitch && (
        <Checkbox
          label={t('switchOn')}
          description={t('switchOnHint')}
          checked={draft.switchOn}
          onChange={(event) => change({ ...draft, switchOn: event.currentTarget.checked })}
        />
      )}
      {error && state.mayKeepAnyway && (
        <p className={fields.error} role="alert">
          {error.message}
        </p>
      )}
      {!state.mayKeepAnyway && <FormError error={error} fields={provider.fields.map(({ key }) => key)} />}
    </form>
  )
}

type VendorChoiceProps = { item: ChannelItem; provider: Provider; onChange: (name: string) => void }

function VendorChoice({ item, provider, onChange }: VendorChoiceProps) {
  const { t } = useTranslation('settings-channels')
  return (
    <>
      {item.providers.length > 1 && (
        <Select
          label={t('vendor')}
          allowDeselect={false}
          data={item.providers.map(({ provider: value, name: label }) => ({ value, label }))}
          value={provider.provider}
          onChange={(value) => value && onChange(value)}
        />
      )}
      <p className="caption">
        {t(`guide.${item.channel}`)}{' '}
        {provider.site && (
          <a className={css.site} href={provider.site} target="_blank" rel="noreferrer">
            {new URL(provider.site).host}
            <IconExternalLink size={14} stroke={1.6} />
          </a>
        )}
      </p>
    </>
  )
}

type CostsProps = { draft: ConnectDraft; provider: Provider; onChange: (draft: ConnectDraft) => void }

function Costs({ draft, provider, onChange }: CostsProps) {
  const { t } = useTranslation('settings-channels')
  return (
    <div className={css.costs}>
      <TextInput
        label={t('price')}
        description={t('priceHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        placeholder={t('asVendor')}
        value={draft.price}
        onChange={(event) => onChange({ ...draft, price: event.currentTarget.value })}
      />
      <TextInput
        label={t('perSecond')}
        description={t('perSecondHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        placeholder={provider.perSecond === null ? t('noLimit') : String(provider.perSecond)}
        value={draft.perSecond}
        onChange={(event) => onChange({ ...draft, perSecond: event.currentTarget.value })}
      />
    </div>
  )
}
