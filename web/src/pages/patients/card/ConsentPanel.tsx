import { Button } from '@revisit/ui/Button.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import type { Card, Contact } from '../patient-types.ts'
import { writtenContact } from '../person-text.ts'
import { channelName, consentSource } from './say-card.tsx'
import { type ConsentProof, NO_PROOF, ProofFields } from './ProofFields.tsx'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions, type ConsentAnswer } from './use-card-actions.ts'
import css from './Patient.module.css'

const PURPOSES = ['service', 'marketing'] as const
type Purpose = (typeof PURPOSES)[number]
type Answer = 'yes' | 'no' | 'unknown'

export type ConsentPanelProps = { card: Card; contact: Contact | null; onClose: () => void }

/** What the patient allows through one contact; every new answer joins the history with its proof. */
export function ConsentPanel({ card, contact, onClose }: ConsentPanelProps) {
  const { t } = useTranslation('patient')
  return (
    <SidePanel
      opened={contact !== null}
      onClose={onClose}
      title={t('consent.title')}
      line={contact && `${t(`contacts.kind.${contact.kind}`)} ${writtenContact(contact.kind, contact.value)}`}
    >
      {contact && <ConsentForm key={contact.id} card={card} contact={contact} onClose={onClose} />}
    </SidePanel>
  )
}

function ConsentForm({ card, contact, onClose }: { card: Card; contact: Contact; onClose: () => void }) {
  const { t } = useTranslation('patient')
  const canEdit = usePermission('consents.record')
  const { recordConsents } = useCardActions(card.id)
  const { busy, attempt } = useAttempt()
  const [answers, setAnswers] = useState<Record<string, Answer>>({})
  const [proof, setProof] = useState<ConsentProof>(NO_PROOF)
  const changed = changedAnswers(contact, answers, proof)
  const save = async () => {
    if (await attempt(() => recordConsents(changed), { done: t('consent.saved') })) onClose()
  }
  return (
    <div className={css.form}>
      {contact.consent.map((state) => (
        <section key={state.channel} className={css.form}>
          {contact.consent.length > 1 && <b>{channelName(state.channel, t)}</b>}
          {PURPOSES.map((purpose) => (
            <ConsentRow
              key={purpose}
              card={card}
              purpose={purpose}
              channel={state.channel}
              value={answers[keyOf(purpose, state.channel)] ?? answerOf(state[purpose])}
              onChange={
                canEdit ? (answer) => setAnswers({ ...answers, [keyOf(purpose, state.channel)]: answer }) : undefined
              }
            />
          ))}
        </section>
      ))}
      {canEdit && (
        <>
          <ProofFields value={proof} onChange={setProof} />
          <p className="caption">{t('consent.explanation')}</p>
          <div>
            <Button
              variant="main"
              loading={busy}
              disabled={changed.length === 0}
              title={changed.length === 0 ? t('consent.change') : undefined}
              onClick={() => void save()}
            >
              {t('consent.save')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

type ConsentRowProps = {
  card: Card
  purpose: Purpose
  channel: string
  value: Answer
  onChange?: (answer: Answer) => void
}

function ConsentRow({ card, purpose, channel, value, onChange }: ConsentRowProps) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const entry = latest(card.consents, purpose, channel)
  const options: { value: Answer; label: string }[] = [
    { value: 'yes', label: t('consent.answer.yes') },
    { value: 'no', label: t('consent.answer.no') },
    ...(value === 'unknown' ? [{ value: 'unknown' as const, label: t('consent.answer.unknown') }] : []),
  ]
  const label = t(`consent.purpose.${purpose}`)
  return (
    <div className={css.consentRow}>
      <span>{label}</span>
      {onChange ? (
        <Segmented
          size="small"
          label={`${label}, ${channelName(channel, t)}`}
          value={value}
          options={options}
          onChange={onChange}
        />
      ) : (
        <b>{t(`consent.answer.${value}`)}</b>
      )}
      {entry && (
        <span className="caption">
          {t('consent.since', {
            date: format.date(format.dayOf(entry.at), { full: true }),
            source: consentSource(entry.source, t),
          })}
        </span>
      )}
    </div>
  )
}

function latest(ledger: Card['consents'], purpose: Purpose, channel: string): Card['consents'][number] | null {
  const said = ledger.filter(
    (entry) => entry.purpose === purpose && (entry.channel === channel || entry.channel === '*'),
  )
  return said.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null
}

function changedAnswers(contact: Contact, answers: Record<string, Answer>, proof: ConsentProof): ConsentAnswer[] {
  return contact.consent.flatMap((state) =>
    PURPOSES.flatMap((purpose) => {
      const answer = answers[keyOf(purpose, state.channel)]
      if (answer === undefined || answer === 'unknown' || answer === answerOf(state[purpose])) return []
      const { form, textId } = proof
      const given = { proof: proof.text.trim() || null, form, textId: textId?.purpose === purpose ? textId.id : null }
      return [{ purpose, channel: state.channel, granted: answer === 'yes', ...given }]
    }),
  )
}

function keyOf(purpose: Purpose, channel: string): string {
  return `${purpose}/${channel}`
}

function answerOf(state: boolean | null): Answer {
  return state === null ? 'unknown' : state ? 'yes' : 'no'
}
