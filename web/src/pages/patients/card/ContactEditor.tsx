import { Select, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Contact } from '../patient-types.ts'
import { writtenContact } from '../person-text.ts'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions } from './use-card-actions.ts'
import css from './Patient.module.css'

const KINDS = ['phone', 'email', 'telegram', 'whatsapp', 'max'] as const

/** Contacts of the card: each is added or taken off at once, with undo. */
export function ContactEditor({ card }: { card: Card }) {
  const { t } = useTranslation('patient')
  const { addContact, removeContact } = useCardActions(card.id)
  const { busy, attempt } = useAttempt()
  const [kind, setKind] = useState<string>('phone')
  const [value, setValue] = useState('')
  const add = async () => {
    let id = ''
    const work = async () => {
      id = (await addContact(kind, value.trim())).id
    }
    if (await attempt(work, { done: t('contacts.added'), undo: () => removeContact(id) })) setValue('')
  }
  const remove = (contact: Contact) =>
    void attempt(() => removeContact(contact.id), {
      done: t('contacts.removed'),
      undo: () => addContact(contact.kind, contact.value),
    })
  return (
    <section className={css.contactEditor}>
      <b>{t('contacts.title')}</b>
      <ul className={css.contacts}>
        {card.contacts.map((contact) => (
          <li key={contact.id} className={css.contact}>
            <span className="caption">{t(`contacts.kind.${contact.kind}`)}</span>
            <span className={css.contactValue}>{writtenContact(contact.kind, contact.value)}</span>
            <Button
              size="small"
              variant="quiet"
              icon={<IconTrash size={14} stroke={1.6} />}
              aria-label={t('contacts.remove')}
              title={t('contacts.remove')}
              disabled={busy}
              onClick={() => remove(contact)}
            />
          </li>
        ))}
      </ul>
      <form
        className={css.contactAdd}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Select
          aria-label={t('contacts.kindLabel')}
          data={KINDS.map((code) => ({ value: code, label: t(`contacts.kind.${code}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(next) => setKind(next ?? kind)}
        />
        <TextInput
          aria-label={t('contacts.add')}
          placeholder={t('contacts.newValue')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button
          type="submit"
          icon={<IconPlus size={16} stroke={1.6} />}
          aria-label={t('contacts.add')}
          title={t('contacts.add')}
          disabled={!value.trim() || busy}
        />
      </form>
    </section>
  )
}
