import { Popover } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import type { Selection } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { TagField } from '../TagField.tsx'
import type { ColumnKey } from './column-choice.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { useBulkTags } from './use-bulk-tags.ts'

const MOST = 1000

export type SelectionActionsProps = {
  selection: Selection
  query: string
  total: number
  columns: readonly ColumnKey[]
  onDone: () => void
}

/** What can be done with the chosen patients. */
export function SelectionActions({ selection, query, total, columns, onDone }: SelectionActionsProps) {
  const { t } = useTranslation('patients')
  const format = useFormat()
  const canTag = usePermission('tags.edit')
  const canExport = usePermission('patients.export')
  const seesMoney = usePermission('money.read')
  const [opened, open] = useState(false)
  const { progress, putTag, takeTag } = useBulkTags()
  const count = selection.all ? total : selection.keys.size
  const tooMany = count > MOST
  const tag = async (name: string) => {
    open(false)
    const { done, failed } = await putTag(name, selection.all ? { query } : { ids: [...selection.keys] })
    if (failed) {
      const params = { done: format.number(done.length), total: format.number(count) }
      showToast({ text: t('selection.tagFailed', params), tone: 'failed' })
      return
    }
    showToast({
      text: t('selection.tagged', { tag: name, count: done.length }),
      undo: () => void takeTag(name, done),
    })
    onDone()
  }
  if (progress) {
    const params = { done: format.number(progress.done), total: format.number(progress.total) }
    return <span className="caption num">{t('selection.tagging', params)}</span>
  }
  return (
    <>
      {canTag && (
        <Popover opened={opened} onChange={open} width={240} position="bottom-start" withinPortal trapFocus>
          <Popover.Target>
            <Button
              size="small"
              icon={<IconTag size={14} stroke={1.6} />}
              disabled={tooMany}
              title={tooMany ? t('selection.tooMany', { limit: format.number(MOST) }) : undefined}
              onClick={() => open(!opened)}
            >
              {t('selection.tag')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={8}>
            <TagField taken={[]} onPick={(name) => void tag(name)} />
          </Popover.Dropdown>
        </Popover>
      )}
      {canExport && selection.all && <ExportMenu size="small" query={query} columns={columns} seesMoney={seesMoney} />}
    </>
  )
}
