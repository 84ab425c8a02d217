import { TextInput } from '@mantine/core'
import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Line, Stack } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ownWordsOf } from './channel-words.ts'
import { insertAtCursor, MarkedText } from './MarkedText.tsx'
import css from './templates.module.css'
import { textMarks } from './text-marks.ts'
import type { Writing } from './writing.ts'
import { useShownFinding } from './use-shown-finding.ts'
import { VariablePicker } from './VariablePicker.tsx'

type Email = NonNullable<TemplateBodies['email']>

/** Subject and text of the e-mail, in the usual look or in the clinic's own layout. */
export function EmailWords({ writing }: { writing: Writing }) {
  const { t } = useTranslation('templates')
  const { draft, canEdit } = writing
  const { email } = draft.bodies
  if (email) return <Fields writing={writing} email={email} />
  return (
    <Stack gap={12}>
      <p className={css.says}>{t('texts.says')}</p>
      <blockquote className={css.quote}>{draft.bodies.text || '…'}</blockquote>
      {canEdit && (
        <div>
          <Button
            icon={<IconPencil size={16} stroke={1.6} />}
            onClick={() => draft.say(ownWordsOf(draft.bodies, 'email'))}
          >
            {t('texts.write')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

function Fields({ writing: { draft, canEdit, findings, asked }, email }: { writing: Writing; email: Email }) {
  const { t } = useTranslation('templates')
  const area = useShownFinding(asked)
  const subject = useRef<HTMLInputElement>(null)
  // Variables go where the cursor was last: into the subject or into the text.
  const last = useRef<'subject' | 'text'>('text')
  const say = (part: Partial<Email>) => draft.say({ email: { ...email, ...part } })
  const isOwnLook = email.mjml !== undefined
  const words = isOwnLook ? (email.mjml ?? '') : (email.text ?? '')
  const insert = (name: string) => {
    const field = last.current === 'subject' ? subject.current : area.current
    if (field) insertAtCursor(field, `{{ ${name} }}`)
  }
  return (
    <Stack gap={12}>
      <TextInput
        ref={subject}
        label={t('email.subject')}
        value={email.subject}
        maxLength={200}
        readOnly={!canEdit}
        error={email.subject.trim() === ''}
        onFocus={() => (last.current = 'subject')}
        onChange={({ currentTarget }) => say({ subject: currentTarget.value })}
      />
      {canEdit && (
        <div>
          <Segmented
            label={t('email.look')}
            size="small"
            value={isOwnLook ? 'own' : 'usual'}
            options={[
              { value: 'usual', label: t('email.usual') },
              { value: 'own', label: t('email.useMjml') },
            ]}
            onChange={(look) =>
              draft.say({
                email:
                  look === 'own' ? withLayout(email, t('email.sample', { returnObjects: true })) : withoutLayout(email),
              })
            }
          />
        </div>
      )}
      <div onFocus={() => (last.current = 'text')}>
        <MarkedText
          label={t(isOwnLook ? 'email.mjml' : 'email.text')}
          hint={t(isOwnLook ? 'email.mjmlHint' : 'email.textHint')}
          value={words}
          marks={textMarks(words, findings)}
          maxLength={isOwnLook ? 100_000 : 20_000}
          mono={isOwnLook}
          placeholder={isOwnLook ? undefined : draft.bodies.text}
          lines={10}
          onChange={canEdit ? (value) => say(isOwnLook ? { mjml: value } : { text: value }) : undefined}
          area={area}
        />
      </div>
      {canEdit && (
        <Line>
          <VariablePicker onPick={insert} />
          <Button
            size="small"
            variant="quiet"
            icon={<IconArrowBackUp size={16} stroke={1.6} />}
            onClick={() => draft.say({ email: undefined })}
          >
            {t('texts.drop')}
          </Button>
        </Line>
      )}
    </Stack>
  )
}

function withLayout(email: Email, { hello, book }: { hello: string; book: string }): Email {
  const mjml = `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>{{ patient.name }}, ${hello}.</mj-text>
        <mj-button href="{{ link.book }}">${book}</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`
  return { ...email, mjml }
}

function withoutLayout({ subject, text }: Email): Email {
  return text === undefined ? { subject } : { subject, text }
}
