import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useTranslation } from 'react-i18next'
import css from './journeys.module.css'
import { NEW_STEP_KINDS, type NewStepKind } from './new-step.ts'

export type AddStepPanelProps = { opened: boolean; onClose: () => void; onAdd: (kind: NewStepKind) => void }

/** What may be put on an edge. */
export function AddStepPanel({ opened, onClose, onAdd }: AddStepPanelProps) {
  const { t } = useTranslation('journeys')
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('addStep')} line={t('addLine')}>
      <div className={css.kinds}>
        {NEW_STEP_KINDS.map((kind) => (
          <Button key={kind} onClick={() => onAdd(kind)}>
            {t(`kinds.${kind}`)}
          </Button>
        ))}
      </div>
    </SidePanel>
  )
}
