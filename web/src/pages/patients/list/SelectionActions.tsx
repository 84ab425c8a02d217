import type { Selection } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconTag, IconTagOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import type { ColumnKey } from './column-choice.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { ListButton } from './ListButton.tsx'
import { TagButton } from './TagButton.tsx'
import { type Chosen, useBulkTags } from './use-bulk-tags.ts'

/** The server takes no more at once. */
const MOST_TAGGED = 20_000
const MOST_NAMED = 10_000

export type SelectionActionsProps = {
  selection: Selection
  query: string
  total: number
  columns: readonly ColumnKey[]
  /** Ids of every row when all of them are loaded; null while the list goes on. */
  everybody: readonly string[] | null
  onDone: () => void
}

/** What can be done with the chosen patients. */
export function SelectionActions({ selection, query, total, columns, everybody, onDone }: SelectionActionsProps) {
  const { t } = useTranslation('patients')
  const format = useFormat()
  const canTag = usePermission('tags.edit')
  const canExport = usePermission('patients.export')
  const seesMoney = usePermission('money.read')
  const tags = useBulkTags()
  const chosen = chosenOf(selection, query, everybody)
  const limit = 'ids' in chosen ? MOST_NAMED : MOST_TAGGED
  const tooMany = (selection.all ? total : selection.keys.size) > limit
  const change = (tag: string, put: boolean) => {
    tags.mutate(
      { tag, put, chosen },
      {
        onError: (error) => showToast({ text: t('selection.failed', { message: error.message }), tone: 'failed' }),
        onSuccess: ({ patients, undo }) => {
          const words = { tag, count: patients, formatted: format.number(patients) }
          const none = t(put ? 'selection.allHadTag' : 'selection.nobodyHadTag', { tag })
          showToast({
            text: patients === 0 ? none : t(put ? 'selection.tagged' : 'selection.untagged', words),
            undo: undo ? () => void takeBack(undo) : undefined,
          })
          onDone()
        },
      },
    )
  }
  const takeBack = (undo: () => Promise<void>) =>
    undo().catch((error: Error) => showToast({ text: error.message, tone: 'failed' }))
  const title = tooMany ? t('selection.tooMany', { limit: format.number(limit) }) : undefined
  const tagging = tags.isPending ? tags.variables.put : null
  return (
    <>
      {canTag && (
        <TagButton
          icon={<IconTag size={14} stroke={1.6} />}
          disabled={tooMany || tagging === false}
          title={title}
          busy={tagging === true}
          onPick={(tag) => change(tag, true)}
        >
          {t('selection.tag')}
        </TagButton>
      )}
      {canTag && (
        <TagButton
          existing
          icon={<IconTagOff size={14} stroke={1.6} />}
          disabled={tooMany || tagging === true}
          title={title}
          busy={tagging === false}
          onPick={(tag) => change(tag, false)}
        >
          {t('selection.untag')}
        </TagButton>
      )}
      <ListButton ids={'ids' in chosen ? chosen.ids : null} disabled={tooMany} title={title} onDone={onDone} />
      {canExport && (
        <ExportMenu
          size="small"
          query={query}
          ids={'ids' in chosen ? chosen.ids : undefined}
          columns={columns}
          seesMoney={seesMoney}
        />
      )}
    </>
  )
}

/** A list that is loaded whole is named person by person: people found by likeness are in no filter. */
function chosenOf(selection: Selection, query: string, everybody: readonly string[] | null): Chosen {
  if (!selection.all) return { ids: [...selection.keys] }
  return everybody ? { ids: [...everybody] } : { query }
}
