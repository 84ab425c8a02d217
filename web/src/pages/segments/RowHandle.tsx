import { Menu } from '@mantine/core'
import type { RulePath } from '@revisit/domain/segment-rule.ts'
import { IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROW_MOVES, type RowMove, type RuleArranging } from './rule-moves.ts'
import css from './segments.module.css'

const KEYS: Record<string, RowMove> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** The handle of a row: dragged with the mouse, moved with Alt and arrows, or by a menu on the phone. */
export function RowHandle({ path, arrange }: { path: RulePath; arrange: RuleArranging }) {
  const { t } = useTranslation('segments')
  const [opened, open] = useState(false)
  const press = (event: KeyboardEvent) => {
    const move = event.altKey ? KEYS[event.key] : undefined
    if (!move) return
    event.preventDefault()
    arrange.move(path, move)
  }
  return (
    <Menu opened={opened} onChange={open} position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={css.handle}
          data-row={path}
          draggable
          aria-label={t('builder.handle')}
          title={t('builder.handle')}
          onKeyDown={press}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', path)
            arrange.drag(path)
          }}
          onDragEnd={() => arrange.drag(null)}
        >
          <IconGripVertical size={16} stroke={1.6} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ROW_MOVES.map((move) => (
          <Menu.Item key={move} onClick={() => arrange.move(path, move)}>
            {t(`builder.move.${move}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
