import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { LinkButton } from '../../../shell/PageLink.tsx'
import type { Card, Contact } from '../patient-types.ts'
import { ClassCard } from './ClassCard.tsx'
import { ClassPanel } from './ClassPanel.tsx'
import { Composer } from './Composer.tsx'
import { ConsentPanel } from './ConsentPanel.tsx'
import { EditPanel } from './EditPanel.tsx'
import { HoldStrip } from './HoldStrip.tsx'
import { IdentityCard } from './IdentityCard.tsx'
import { JourneysCard } from './JourneysCard.tsx'
import { LedgerPanel } from './LedgerPanel.tsx'
import { MergesCard } from './MergesCard.tsx'
import { NextCard } from './NextCard.tsx'
import { PlanCard } from './PlanCard.tsx'
import { PolicyCard } from './PolicyCard.tsx'
import { TasksCard } from './TasksCard.tsx'
import { TimelineCard } from './TimelineCard.tsx'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions } from './use-card-actions.ts'
import { useStickyTop } from './use-sticky-top.ts'
import { ValueCard } from './ValueCard.tsx'
import css from './Patient.module.css'

type Panel = 'edit' | 'class' | 'ledger' | null

/** Who it is on the left, everything that happened in the middle, what is ahead on the right. */
export function PatientCard({ card }: { card: Card }) {
  const [panel, open] = useState<Panel>(null)
  const [consentOf, setConsentOf] = useState<Contact | null>(null)
  const canEdit = usePermission('patients.edit')
  const left = useRef<HTMLDivElement>(null)
  useStickyTop(left)
  const contact = card.contacts.find((one) => one.id === consentOf?.id) ?? null
  const inForce = card.policies.filter((policy) => policy.inForce)
  return (
    <>
      <HoldStrip card={card} onOpen={() => open('ledger')} />
      <Duplicates card={card} />
      <div className={css.columns}>
        <div className={css.left} ref={left}>
          <div className={css.identity}>
            <IdentityCard
              card={card}
              onEdit={canEdit ? () => open('edit') : undefined}
              onConsent={setConsentOf}
              onAddContact={canEdit ? () => open('edit') : undefined}
              onLedger={() => open('ledger')}
            />
          </div>
          <div className={css.valueSide}>
            <ValueCard card={card} />
          </div>
        </div>
        <div className={css.centre}>
          <Composer card={card} />
          <TimelineCard card={card} />
        </div>
        <div className={css.right}>
          <NextCard card={card} />
          <PlanCard openPlans={card.openPlans} />
          <JourneysCard card={card} />
          <TasksCard card={card} />
          {inForce.map((policy) => (
            <PolicyCard key={policy.id} policy={policy} />
          ))}
          <ClassSide card={card} onOverride={() => open('class')} />
          <EarlierPolicies policies={card.policies.filter((policy) => !policy.inForce)} />
          <MergesCard card={card} />
        </div>
      </div>
      <ConsentPanel card={card} contact={contact} onClose={() => setConsentOf(null)} />
      <LedgerPanel card={card} opened={panel === 'ledger'} onClose={() => open(null)} />
      <ClassPanel card={card} opened={panel === 'class'} onClose={() => open(null)} />
      <EditPanel card={card} opened={panel === 'edit'} onClose={() => open(null)} />
    </>
  )
}

/** Policies that are over or have not begun: only how many, until they are asked for. */
function EarlierPolicies({ policies }: { policies: Card['policies'] }) {
  const { t } = useTranslation('patient')
  const [shown, show] = useState(false)
  if (policies.length === 0) return null
  if (shown) return policies.map((policy) => <PolicyCard key={policy.id} policy={policy} />)
  return (
    <div>
      <Button size="small" variant="quiet" onClick={() => show(true)}>
        {t('policy.earlier', { count: policies.length })}
      </Button>
    </div>
  )
}

function ClassSide({ card, onOverride }: { card: Card; onOverride: () => void }) {
  const { t } = useTranslation('patient')
  const canOverride = usePermission('value_class.override')
  const { overrideClass, releaseClass } = useCardActions(card.id)
  const { attempt } = useAttempt()
  if (!card.value) return null
  const before = card.value.classOverride
  const release = () => {
    if (!before) return
    const { class: valueClass, reason, startsOn, endsOn } = before
    const undo = () => overrideClass({ class: valueClass, reason, startsOn, endsOn })
    void attempt(releaseClass, { done: t('valueClass.released'), undo })
  }
  return (
    <ClassCard
      value={card.value}
      onOverride={canOverride ? onOverride : undefined}
      onRelease={canOverride ? release : undefined}
    />
  )
}

function Duplicates({ card }: { card: Card }) {
  const { t } = useTranslation('patient')
  const canResolve = usePermission('duplicates.resolve')
  if (card.openDuplicates === 0 || !canResolve) return null
  return (
    <Strip tone="warning" action={<LinkButton to={paths.duplicates}>{t('duplicates.open')}</LinkButton>}>
      {t('duplicates.text', { count: card.openDuplicates })}
    </Strip>
  )
}
