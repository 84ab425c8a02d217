import { Select, Textarea } from '@mantine/core'
import { CONSENT_PURPOSE_WORDS, CONSENT_PURPOSES } from '@revisit/domain/consent-policy.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { fieldErrors } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { type ConsentText, type Purpose, usePublishText } from './consent-calls.ts'
import css from './Consents.module.css'

export type TextPanelProps = { purpose: Purpose; texts: readonly ConsentText[]; onClose: () => void }

/** A new wording for a purpose, and every wording before it: those stay as they were agreed to. */
export function TextPanel({ purpose: first, texts, onClose }: TextPanelProps) {
  const { t } = useTranslation(['settings-consents', 'settings'])
  const say = useBilingual()
  const form = useId()
  const mayEdit = usePermission('channels.manage')
  const [purpose, setPurpose] = useState(first)
  const versions = texts.filter((one) => one.purpose === purpose)
  const [text, setText] = useState(versions[0]?.text ?? '')
  const publish = usePublishText()
  const choose = (next: Purpose) => {
    setPurpose(next)
    setText(texts.find((one) => one.purpose === next)?.text ?? '')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    publish.mutate({ purpose, text }, { onSuccess: onClose })
  }
  const changed = text.trim() !== '' && text.trim() !== versions[0]?.text
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t('texts.panel')}
      line={t('texts.panelLine')}
      footer={
        mayEdit ? (
          <Button variant="main" type="submit" form={form} loading={publish.isPending} disabled={!changed}>
            {t('texts.publish')}
          </Button>
        ) : (
          <Button onClick={onClose}>{t('settings:close')}</Button>
        )
      }
    >
      {mayEdit && (
        <form id={form} className={fields.form} onSubmit={submit}>
          <Select
            label={t('texts.purpose')}
            allowDeselect={false}
            data={CONSENT_PURPOSES.map((value) => ({ value, label: say(CONSENT_PURPOSE_WORDS[value]) }))}
            value={purpose}
            onChange={(value) => value && choose(value as Purpose)}
          />
          <Textarea
            label={t('texts.words')}
            description={t('texts.wordsHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={8}
            maxRows={20}
            maxLength={20_000}
            value={text}
            error={fieldErrors(publish.error).text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <FormError error={publish.error} fields={['text']} />
        </form>
      )}
      <Versions versions={versions} />
    </SidePanel>
  )
}

function Versions({ versions }: { versions: readonly ConsentText[] }) {
  const { t } = useTranslation('settings-consents')
  const { date, dayOf } = useFormat()
  if (versions.length === 0) return null
  return (
    <div className={css.versions}>
      <h3 className={css.heading}>{t('texts.earlier')}</h3>
      {versions.map(({ id, text, createdAt }, index) => (
        <details key={id}>
          <summary>
            {date(dayOf(createdAt), { full: true })}
            {index === 0 && `, ${t('texts.now')}`}
          </summary>
          <p className={css.whole}>{text}</p>
        </details>
      ))}
    </div>
  )
}
