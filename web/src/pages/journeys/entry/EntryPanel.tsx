import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dock } from '../Dock.tsx'
import type { Definition, JourneyDetail } from '../journey-calls.ts'
import { ProblemStrips } from '../ProblemStrips.tsx'
import { EntryForm } from './EntryForm.tsx'
import { ExitsForm } from './ExitsForm.tsx'
import { RulesForm } from './RulesForm.tsx'
import { RulesText } from './RulesText.tsx'

const PARTS = ['entry', 'exits', 'rules'] as const

export type EntryPanelProps = {
  definition: Definition
  problems: JourneyDetail['problems']
  onClose: () => void
  /** Absent where one may only look. */
  onChange: ((definition: Definition) => void) | undefined
}

/** Who enters, what ends the journey, and the rules of its messages. */
export function EntryPanel({ definition, problems, onClose, onChange }: EntryPanelProps) {
  const { t } = useTranslation('journey-form')
  const [part, setPart] = useState<(typeof PARTS)[number]>('entry')
  return (
    <Dock title={t('whole.title')} line={t('whole.line')} onClose={onClose}>
      <ProblemStrips problems={problems} />
      {onChange ? (
        <>
          <Segmented
            label={t('whole.title')}
            value={part}
            options={PARTS.map((value) => ({ value, label: t(`whole.parts.${value}`) }))}
            onChange={setPart}
            size="small"
          />
          {part === 'entry' && <EntryForm definition={definition} onChange={onChange} />}
          {part === 'exits' && <ExitsForm definition={definition} onChange={onChange} />}
          {part === 'rules' && <RulesForm definition={definition} onChange={onChange} />}
        </>
      ) : (
        <RulesText definition={definition} />
      )}
    </Dock>
  )
}
