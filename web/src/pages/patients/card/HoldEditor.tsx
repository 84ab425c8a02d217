import { Select, TextInput } from '@mantine/core'
import { endOfLocalDay } from './end-of-day.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission, useSession } from '../../../session.ts'
import { DayField } from '../DayField.tsx'
import type { Card } from '../patient-types.ts'
import { useAttempt } from '../use-attempt.ts'
import css from './Contacting.module.css'
import { type NewHold, useContactActions } from './use-contact-actions.ts'

type Hold = Card['contacting']['holds'][number]
const REASONS = ['complaint', 'complication', 'active_treatment', 'debt_dispute', 'do_not_contact'] as const

/** Bad moments in force, with a way to end each, and a new one. */
export function HoldEditor({ card }: { card: Card }) {
  const { t } = useTranslation('patient')
  const canRecord = usePermission('consents.record')
  const { holds } = card.contacting
  return (
    <>
      {holds.length === 0 && <p className="caption">{t('holds.none')}</p>}
      {holds.length > 0 && (
        <ul className={css.list}>
          {holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} patientId={card.id} canEnd={canRecord} />
          ))}
        </ul>
      )}
      {canRecord && <AddHold patientId={card.id} />}
    </>
  )
}

function HoldRow({ hold, patientId, canEnd }: { hold: Hold; patientId: string; canEnd: boolean }) {
  const { t } = useTranslation('patient')
  const say = useHoldWords()
  const { endHold } = useContactActions(patientId)
  const { busy, attempt } = useAttempt()
  return (
    <li className={css.row}>
      <div className={css.words}>
        <div>{t(`holds.reason.${hold.reason}`)}</div>
        <div className="caption">{say(hold)}</div>
      </div>
      {canEnd && (
        <Button
          size="small"
          loading={busy}
          onClick={() => void attempt(() => endHold(hold.id), { done: t('holds.ended') })}
        >
          {t('holds.end')}
        </Button>
      )}
    </li>
  )
}

/** What a bad moment stops, since when, until when, who said so. */
export function useHoldWords(): (hold: Hold) => string {
  const { t } = useTranslation('patient')
  const format = useFormat()
  return ({ scope, since, until, note, setBy }) =>
    [
      t(`holds.scope.${scope}`),
      t('holds.since', { date: format.date(format.dayOf(since)) }),
      until && t('holds.until', { date: format.date(format.dayOf(until)) }),
      setBy?.name,
      note,
    ]
      .filter(Boolean)
      .join(' · ')
}

function AddHold({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const { today } = useFormat()
  const { clinic } = useSession()
  const { addHold } = useContactActions(patientId)
  const { busy, attempt } = useAttempt()
  const [reason, setReason] = useState<NewHold['reason'] | null>(null)
  const [scope, setScope] = useState<'offers' | 'everything'>('offers')
  const [until, setUntil] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const save = async () => {
    if (reason === null) return
    const ends = until === null ? null : endOfLocalDay(until, clinic.timezone)
    const hold = { reason, scope, until: ends, note: note.trim() || null }
    if (await attempt(() => addHold(hold), { done: t('holds.added') })) setReason(null)
  }
  return (
    <>
      <Select
        aria-label={t('holds.add')}
        placeholder={t('holds.add')}
        clearable
        data={REASONS.map((value) => ({ value, label: t(`holds.reason.${value}`) }))}
        value={reason}
        onChange={(value) => setReason(REASONS.find((one) => one === value) ?? null)}
      />
      {reason && (
        <>
          <TextInput
            aria-label={t('holds.note')}
            placeholder={t('holds.note')}
            maxLength={500}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <div className={css.fields}>
            <Picker
              label={t('holds.stops')}
              value={scope}
              options={(['offers', 'everything'] as const).map((value) => ({
                value,
                label: t(`holds.scope.${value}`),
              }))}
              onChange={setScope}
            />
            <DayField
              ariaLabel={t('holds.untilDay')}
              placeholder={t('holds.untilDay')}
              value={until}
              onChange={setUntil}
              min={today}
            />
            <Button loading={busy} onClick={() => void save()}>
              {t('holds.save')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
