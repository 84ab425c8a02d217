import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import type { Card } from '../patient-types.ts'
import { useHoldWords } from './HoldEditor.tsx'

/** It is a bad moment to write: why, and what it stops. */
export function HoldStrip({ card, onOpen }: { card: Card; onOpen: () => void }) {
  const { t } = useTranslation('patient')
  const say = useHoldWords()
  const [hold] = card.contacting.holds
  if (!hold) return null
  return (
    <Strip
      tone="warning"
      action={
        <Button size="small" onClick={onOpen}>
          {t('holds.open')}
        </Button>
      }
    >
      <b>{t(`holds.reason.${hold.reason}`)}</b>. {say(hold)}
    </Strip>
  )
}
