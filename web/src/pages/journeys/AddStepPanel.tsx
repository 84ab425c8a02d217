import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { useTranslation } from 'react-i18next'
import { Dock } from './Dock.tsx'
import type { Place } from './journey-moves.ts'
import css from './journeys.module.css'
import { NEW_STEP_KINDS } from './new-step.ts'
import { STEP_ICONS } from './StepCard.tsx'

export type AddStepPanelProps = { place: Place; onClose: () => void; onAdd: (kind: JourneyNode['kind']) => void }

/** What may be put on an edge. */
export function AddStepPanel({ place, onClose, onAdd }: AddStepPanelProps) {
  const { t } = useTranslation(['journeys', 'journey-form'])
  // Nobody would come past an exit to what follows.
  const isUsable = (kind: JourneyNode['kind']) => kind !== 'exit' || place.next === null
  return (
    <Dock onClose={onClose} title={t('addStep')} line={t('addLine')}>
      <ul className={css.kinds}>
        {NEW_STEP_KINDS.map((kind) => {
          const Icon = STEP_ICONS[kind]
          return (
            <li key={kind}>
              <button type="button" className={css.newStep} disabled={!isUsable(kind)} onClick={() => onAdd(kind)}>
                <span className={css.icon}>
                  <Icon size={16} stroke={1.6} />
                </span>
                <strong>{t(`kinds.${kind}`)}</strong>
                <span className="caption">
                  {isUsable(kind) ? t(`journey-form:about.${kind}`) : t('journey-form:exit.notHere')}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Dock>
  )
}
