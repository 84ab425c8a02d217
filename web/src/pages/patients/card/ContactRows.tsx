import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import {
  IconBan,
  IconBell,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconCheck,
  IconMail,
  IconMessage,
  IconMinus,
  IconPhone,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Contact } from '../patient-types.ts'
import { maskedContact, writtenContact } from '../person-text.ts'
import { consentSummary } from './consent-summary.ts'
import { channelName } from './say-card.tsx'
import contacting from './Contacting.module.css'
import css from './Patient.module.css'

const ICONS: Record<Contact['kind'], Icon> = {
  phone: IconPhone,
  email: IconMail,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  max: IconMessage,
  push: IconBell,
}

export type ContactRowsProps = { card: Card; onConsent: (contact: Contact) => void }

/** How to reach the patient, hidden until pressed, and what is allowed through each contact. */
export function ContactRows({ card, onConsent }: ContactRowsProps) {
  const { t } = useTranslation('patient')
  if (card.contacts.length === 0) return <span className="caption">{t('contacts.none')}</span>
  return (
    <ul className={css.contacts}>
      {inOrder(card.contacts).map((contact) => {
        const ContactIcon = ICONS[contact.kind]
        return (
          <li key={contact.id} className={css.contact}>
            <ContactIcon size={14} stroke={1.6} />
            <ContactValue contact={contact} />
            <ConsentMark card={card} contact={contact} onOpen={() => onConsent(contact)} />
            <Silence silences={contact.silences} />
          </li>
        )
      })}
    </ul>
  )
}

const ORDER: readonly Contact['kind'][] = ['phone', 'whatsapp', 'max', 'telegram', 'email', 'push']

/** Phones first, then messengers, then mail. */
function inOrder(contacts: readonly Contact[]): Contact[] {
  return contacts.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

function ContactValue({ contact }: { contact: Contact }) {
  const { t } = useTranslation('patient')
  const [shown, show] = useState(false)
  const { kind, value, extension, label, invalidSince } = contact
  const isMessenger = kind !== 'phone' && kind !== 'email'
  const more = [extension && t('contacts.extension', { extension }), label].filter(Boolean).join(', ')
  const look = classes(css.contactValue, invalidSince && css.invalid)
  if (!shown) {
    return (
      <button
        type="button"
        className={look}
        aria-label={t('contacts.reveal', { kind: t(`contacts.kind.${kind}`) })}
        onClick={() => show(true)}
      >
        {isMessenger ? t(`contacts.kind.${kind}`) : maskedContact(kind, value)}
        {invalidSince && <span className="caption"> {t('contacts.invalid')}</span>}
      </button>
    )
  }
  const scheme = { phone: 'tel:', email: 'mailto:' }[kind as 'phone' | 'email']
  const written = writtenContact(kind, value)
  return (
    <span className={look}>
      {scheme ? <a href={`${scheme}${value}`}>{written}</a> : written}
      {more && <span className="caption"> {more}</span>}
    </span>
  )
}

/** Why nobody writes to this address, whoever has it. */
function Silence({ silences }: { silences: Contact['silences'] }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const strictest = silences.find(({ scope }) => scope === 'all') ?? silences[0]
  if (!strictest) return null
  const { reason, scope, since } = strictest
  const date = format.date(format.dayOf(since))
  return (
    <span className={contacting.silence}>
      {[t(`silence.${scope}`), t(`silence.reason.${reason}`), date].join(' · ')}
    </span>
  )
}

function ConsentMark({ card, contact, onOpen }: { card: Card; contact: Contact; onOpen: () => void }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { tone, code, channel, at } = consentSummary(contact, card.consents)
  const date = at && format.date(format.dayOf(at))
  const state = code === 'refused' && !date ? t('consent.refusedPlain') : t(`consent.${code}`, { date })
  const words = channel ? t('consent.inChannel', { state, channel: channelName(channel, t).toLowerCase() }) : state
  const MarkIcon = { positive: IconCheck, negative: IconBan, neutral: IconMinus }[tone]
  return (
    <button
      type="button"
      className={classes(css.consent, css[tone])}
      aria-label={`${t('consent.open', { channel: t(`contacts.kind.${contact.kind}`) })}: ${words}`}
      onClick={onOpen}
    >
      <MarkIcon size={14} stroke={1.8} />
      {words}
    </button>
  )
}
