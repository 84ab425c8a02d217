import { Popover } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import type { Card } from '../patient-types.ts'
import { TagField } from '../TagField.tsx'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions } from './use-card-actions.ts'
import css from './Patient.module.css'

/** Tags of the patient; a click on the cross takes one off, the plus adds one. */
export function TagsLine({ card }: { card: Card }) {
  const { t } = useTranslation('patient')
  const canEdit = usePermission('tags.edit')
  const { addTag, removeTag } = useCardActions(card.id)
  const { attempt } = useAttempt()
  const [adding, setAdding] = useState(false)
  const put = (tag: string) => {
    setAdding(false)
    void attempt(() => addTag(tag), { done: t('tags.added', { tag }), undo: () => removeTag(tag) })
  }
  const takeOff = (tag: string) =>
    void attempt(() => removeTag(tag), { done: t('tags.removed', { tag }), undo: () => addTag(tag) })
  return (
    <div className={css.tags}>
      {card.tags.map((tag) => (
        <span key={tag} className={css.ownTag}>
          {tag}
          {canEdit && (
            <button type="button" aria-label={t('tags.remove', { tag })} onClick={() => takeOff(tag)}>
              <IconX size={12} stroke={2} />
            </button>
          )}
        </span>
      ))}
      {!canEdit && card.tags.length === 0 && <span className="caption">{t('tags.none')}</span>}
      {canEdit && (
        <Popover opened={adding} onChange={setAdding} width={240} position="bottom-start" withinPortal trapFocus>
          <Popover.Target>
            <button type="button" className={css.addTag} onClick={() => setAdding(!adding)}>
              <IconPlus size={12} stroke={2} />
              {t('tags.add')}
            </button>
          </Popover.Target>
          <Popover.Dropdown p={8}>
            <TagField taken={card.tags} onPick={put} />
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  )
}
