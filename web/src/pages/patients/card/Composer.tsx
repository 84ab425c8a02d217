import { Card } from '@revisit/ui/Card.tsx'
import { IconListCheck, IconMessage, IconNote, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import type { Card as PatientCard } from '../patient-types.ts'
import { MessageComposer } from './MessageComposer.tsx'
import { NoteComposer } from './NoteComposer.tsx'
import { TaskComposer } from './TaskComposer.tsx'
import contacting from './Contacting.module.css'
import css from './Patient.module.css'

const ICONS = { message: IconMessage, task: IconListCheck, note: IconNote } as const satisfies Record<string, Icon>
type Tab = keyof typeof ICONS

/** Writes to the patient, asks for something to be done, or notes something down. */
export function Composer({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const may: Record<Tab, boolean> = {
    message: usePermission('touches.send'),
    task: usePermission('tasks.work'),
    note: usePermission('notes.edit'),
  }
  const tabs = (Object.keys(ICONS) as Tab[]).filter((tab) => may[tab])
  const [chosen, choose] = useState<Tab | null>(null)
  const [first] = tabs
  if (!first) return null
  const tab = chosen ?? first
  return (
    <Card flush label={t(`contacting.tab.${tab}`)}>
      <div className={css.composerHead}>
        <div className={contacting.tabs} role="tablist" aria-label={t('contacting.write')}>
          {tabs.map((each) => {
            const TabIcon = ICONS[each]
            return (
              <button
                key={each}
                type="button"
                role="tab"
                aria-selected={each === tab}
                className={contacting.tab}
                onClick={() => choose(each)}
              >
                <TabIcon size={16} stroke={1.6} />
                {t(`contacting.tab.${each}`)}
              </button>
            )
          })}
        </div>
        {tab === 'note' && <span className="caption">{t('note.visibility')}</span>}
      </div>
      {tab === 'message' && <MessageComposer card={card} />}
      {tab === 'task' && <TaskComposer patientId={card.id} />}
      {tab === 'note' && <NoteComposer patientId={card.id} />}
    </Card>
  )
}
