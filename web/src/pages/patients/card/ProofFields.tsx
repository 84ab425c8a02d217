import { Select, Textarea } from '@mantine/core'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { consentTextsQuery } from './card-queries.ts'
import type { ConsentAnswer } from './use-card-actions.ts'

export type ConsentProof = {
  form: NonNullable<ConsentAnswer['form']>
  text: string
  /** The wording agreed to and what it is about. */
  textId: { id: string; purpose: string } | null
}

export const NO_PROOF: ConsentProof = { form: 'words', text: '', textId: null }
const FORMS = ['words', 'paper', 'call', 'web', 'e_signature'] as const

/** How a consent was given, what proves it, and which wording was agreed to. */
export function ProofFields({ value, onChange }: { value: ConsentProof; onChange: (proof: ConsentProof) => void }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const texts = useQuery(consentTextsQuery).data ?? []
  return (
    <>
      <Picker
        label={t('ledger.how')}
        value={value.form}
        options={FORMS.map((form) => ({ value: form, label: t(`ledger.form.${form}`) }))}
        onChange={(form) => onChange({ ...value, form })}
      />
      {texts.length > 0 && (
        <Select
          aria-label={t('ledger.chooseText')}
          placeholder={t('ledger.chooseText')}
          clearable
          data={texts.map(({ id, text, createdAt }) => ({
            value: id,
            label: `${format.date(format.dayOf(createdAt), { full: true })} · ${text.slice(0, 60)}`,
          }))}
          value={value.textId?.id ?? null}
          onChange={(id) => {
            const chosen = texts.find((one) => one.id === id)
            onChange({ ...value, textId: chosen ? { id: chosen.id, purpose: chosen.purpose } : null })
          }}
        />
      )}
      <Textarea
        label={t('consent.proof')}
        description={t('consent.proofHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
    </>
  )
}
