import { CONSENT_PURPOSE_WORDS, type ConsentPurpose } from '@revisit/domain/consent-policy.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { asApiError } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import type { Card } from '../patient-types.ts'
import { useAttempt } from '../use-attempt.ts'
import { consentTextsQuery, ledgerQuery, type LedgerEntry } from './card-queries.ts'
import { HoldEditor } from './HoldEditor.tsx'
import { channelName, consentSource } from './say-card.tsx'
import { useCardActions } from './use-card-actions.ts'
import css from './Contacting.module.css'

export type LedgerPanelProps = { card: Card; opened: boolean; onClose: () => void }

/** Everything the patient ever said about messages, never changed; one button that ends advertising; bad moments to write. */
export function LedgerPanel({ card, opened, onClose }: LedgerPanelProps) {
  const { t } = useTranslation('patient')
  const ledger = useQuery({ ...ledgerQuery(card.id), enabled: opened })
  const canRecord = usePermission('consents.record')
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('ledger.title')} line={t('ledger.line')}>
      <div className={css.panel}>
        {canRecord && <Refusals card={card} />}
        <h3 className={css.heading}>{t('holds.title')}</h3>
        <HoldEditor card={card} />
        <h3 className={css.heading}>{t('ledger.history')}</h3>
        {ledger.isPending && <SkeletonLines count={6} />}
        {ledger.isError && <ErrorState code={asApiError(ledger.error).code}>{ledger.error.message}</ErrorState>}
        {ledger.data?.length === 0 && <p className="caption">{t('ledger.empty')}</p>}
        {ledger.data && ledger.data.length > 0 && (
          <ol className={css.ledger}>
            {ledger.data.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </div>
    </SidePanel>
  )
}

/** The demand people make most: no advertising anywhere; and the stronger one. */
function Refusals({ card }: { card: Card }) {
  const { t } = useTranslation('patient')
  const { recordConsents } = useCardActions(card.id)
  const { busy, attempt } = useAttempt()
  const refuse = (purposes: readonly ('marketing' | 'service')[]) =>
    attempt(() => recordConsents(purposes.map((purpose) => ({ purpose, channel: '*', granted: false, proof: null }))), {
      done: t('ledger.refused'),
    })
  return (
    <div className={css.tools}>
      <Button loading={busy} onClick={() => void refuse(['marketing'])}>
        {t('ledger.stopAdvertising')}
      </Button>
      <Button variant="quiet" loading={busy} onClick={() => void refuse(['marketing', 'service'])}>
        {t('ledger.stopEverything')}
      </Button>
    </div>
  )
}

function Entry({ entry }: { entry: LedgerEntry }) {
  const { t } = useTranslation('patient')
  const say = useBilingual()
  const format = useFormat()
  const { granted, purpose, channel, source, form, proof, textId, recordedBy, at } = entry
  const MarkIcon = granted ? IconShieldCheck : IconShieldX
  return (
    <li>
      <MarkIcon size={16} stroke={1.6} className={classes(granted ? css.granted : css.refused)} />
      <div className={css.words}>
        <div>
          <b>{t(granted ? 'timeline.consent.granted' : 'timeline.consent.refused')}</b>{' '}
          {say(CONSENT_PURPOSE_WORDS[purpose as ConsentPurpose])}, {channelName(channel, t).toLowerCase()}
        </div>
        <div className="caption">
          {[
            format.dateTime(at),
            consentSource(source, t),
            form && form in FORM_WORDS ? t(`ledger.form.${form as Form}`) : form,
            recordedBy,
            proof,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {textId && <Wording id={textId} />}
      </div>
    </li>
  )
}

const FORM_WORDS = {
  paper: 1,
  web: 1,
  sms_code: 1,
  call: 1,
  kiosk: 1,
  e_signature: 1,
  words: 1,
  reply: 1,
  link: 1,
  import: 1,
} as const
type Form = keyof typeof FORM_WORDS

/** The very text the person agreed to, on demand. */
function Wording({ id }: { id: string }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const [shown, show] = useState(false)
  const texts = useQuery(consentTextsQuery)
  const text = texts.data?.find((one) => one.id === id)
  if (!text) return null
  return (
    <>
      <Button size="small" variant="quiet" chosen={shown} onClick={() => show(!shown)}>
        {t('ledger.wording', { date: format.date(format.dayOf(text.createdAt), { full: true }) })}
      </Button>
      {shown && <p className={css.wording}>{text.text}</p>}
    </>
  )
}
