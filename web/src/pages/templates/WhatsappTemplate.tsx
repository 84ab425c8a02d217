import { Checkbox, TagsInput, TextInput } from '@mantine/core'
import { Stack } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import css from './templates.module.css'
import type { TemplateDraft } from './use-template-draft.ts'

/** The template WhatsApp approved, for messages outside its 24 hours. */
export function WhatsappTemplate({ draft, canEdit }: { draft: TemplateDraft; canEdit: boolean }) {
  const { t } = useTranslation('templates')
  const approved = draft.bodies.whatsappTemplate
  const change = (part: Partial<NonNullable<typeof approved>>) =>
    approved && draft.say({ whatsappTemplate: { ...approved, ...part } })
  return (
    <Stack gap={12}>
      <Checkbox
        label={t('whatsapp.title')}
        description={t('whatsapp.hint')}
        checked={Boolean(approved)}
        disabled={!canEdit}
        onChange={({ currentTarget }) =>
          draft.say({
            whatsappTemplate: currentTarget.checked ? { name: '', language: 'ru', variables: [] } : undefined,
          })
        }
      />
      {approved && (
        <div className={css.pair}>
          <TextInput
            label={t('whatsapp.name')}
            value={approved.name}
            maxLength={512}
            readOnly={!canEdit}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <TextInput
            label={t('whatsapp.language')}
            value={approved.language}
            maxLength={10}
            readOnly={!canEdit}
            onChange={({ currentTarget }) => change({ language: currentTarget.value })}
          />
          <TagsInput
            className={css.wide}
            label={t('whatsapp.variables')}
            description={t('whatsapp.variablesHint')}
            value={approved.variables}
            readOnly={!canEdit}
            onChange={(variables) => change({ variables })}
          />
        </div>
      )}
    </Stack>
  )
}
