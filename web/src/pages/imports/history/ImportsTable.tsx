import { Menu } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Count, TimeText } from '@revisit/ui/Money.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconArrowBackUp, IconDots, IconExternalLink, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { useGo } from '../../../shell/use-go.ts'
import { UndoDialog } from '../run/UndoDialog.tsx'
import { actOnImport, removeDraft } from '../kit/import-calls.ts'
import type { ImportItem } from '../kit/import-types.ts'
import { isActive, isHalfWay, isUnwritten, mayRun, resultsOf, sumOf } from '../kit/run-figures.ts'
import { StateTag } from '../kit/StateTag.tsx'
import { useStaffName } from '../kit/use-staff-name.ts'
import css from './ImportsTable.module.css'

const ENTITIES_SHOWN = 5

export type ImportsTableProps = { items: ImportItem[]; onMore?: () => void; loadingMore: boolean }

/** History: file, what came of it, who, when; open, repeat, take back. */
export function ImportsTable({ items, onMore, loadingMore }: ImportsTableProps) {
  const { t } = useTranslation('imports')
  const go = useGo()
  const [undoing, setUndoing] = useState<ImportItem | null>(null)
  const columns = useColumns(setUndoing)
  return (
    <>
      <DataTable
        label={t('history')}
        columns={columns}
        rows={items}
        rowKey={(item) => item.id}
        state={loadingMore ? 'more' : 'ready'}
        onMore={onMore}
        height="two"
        minWidth={920}
        onOpen={(item) => go(paths.importRun(item.id))}
        renderCompact={(item) => <Compact item={item} />}
      />
      <UndoDialog subject={undoing} onClose={() => setUndoing(null)} onStarted={(id) => go(paths.importRun(id))} />
    </>
  )
}

function useColumns(undo: (item: ImportItem) => void): Column<ImportItem>[] {
  const { t } = useTranslation('imports')
  const nameOf = useStaffName()
  const count = (key: 'created' | 'updated' | 'rejected') => ({
    key,
    title: t(`columns.${key}`),
    align: 'end' as const,
    width: '96px',
    render: (item: ImportItem) =>
      isUnwritten(item) || item.result?.dryRun ? (
        <span className="second">—</span>
      ) : key === 'rejected' && sumOf(item, key) > 0 ? (
        <b className={css.bad}>
          <Count value={sumOf(item, key)} />
        </b>
      ) : (
        <Count value={sumOf(item, key)} />
      ),
  })
  return [
    { key: 'file', title: t('columns.file'), width: '2.2fr', render: (item) => <FileCell item={item} /> },
    { key: 'state', title: t('columns.state'), width: '148px', render: (item) => <StateTag item={item} /> },
    count('created'),
    count('updated'),
    count('rejected'),
    { key: 'who', title: t('columns.who'), width: '1.1fr', render: (item) => nameOf(item.createdBy) },
    { key: 'when', title: t('columns.when'), width: '136px', render: (item) => <TimeText at={item.createdAt} /> },
    {
      key: 'menu',
      title: '',
      width: '36px',
      align: 'end',
      render: (item) => <RowMenu item={item} onUndo={() => undo(item)} />,
    },
  ]
}

function FileCell({ item }: { item: ImportItem }) {
  const { t } = useTranslation('imports')
  const entities = resultsOf(item)
    .filter((each) => each.rows > 0)
    .slice(0, ENTITIES_SHOWN)
    .map((each) => t(`entities.${each.entity as 'patients'}`))
    .join(', ')
  return (
    <div className={css.file}>
      <PageLink to={paths.importRun(item.id)} title={item.fileName} onClick={(event) => event.stopPropagation()}>
        {item.fileName}
      </PageLink>
      <div className="caption">
        {[entities, item.origin === 'import' ? '' : item.origin].filter(Boolean).join(' · ')}
      </div>
    </div>
  )
}

function RowMenu({ item, onUndo }: { item: ImportItem; onUndo: () => void }) {
  const { t } = useTranslation('imports')
  const go = useGo()
  const queries = useQueryClient()
  const mayUndo = usePermission('imports.undo')
  const settled = {
    onError: (error: unknown) => showToast({ text: asApiError(error).message, tone: 'failed' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  }
  const repeat = useMutation({
    mutationFn: () => actOnImport(item.id, 'run'),
    onSuccess: () => go(paths.importRun(item.id)),
    ...settled,
  })
  const discard = useMutation({ mutationFn: () => removeDraft(item.id), ...settled })
  const { state } = item
  const isUnbegun = isUnwritten(item)
  const isFinished = !isActive(state) && !isUnbegun
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keeps the row from opening
    <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            size="small"
            variant="quiet"
            aria-label={t('menu.label', { file: item.fileName })}
            icon={<IconDots size={16} stroke={1.6} />}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconExternalLink size={16} stroke={1.6} />}
            onClick={() => go(paths.importRun(item.id))}
          >
            {t(isUnbegun ? 'menu.goOn' : 'menu.open')}
          </Menu.Item>
          {isFinished && mayRun(state) && (
            <Menu.Item leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={() => repeat.mutate()}>
              {t(isHalfWay(state) ? 'menu.goOnLoading' : 'menu.repeat')}
            </Menu.Item>
          )}
          {isUnbegun && state !== 'checking' && (
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => discard.mutate()}>
              {t('menu.discard')}
            </Menu.Item>
          )}
          {isFinished && state !== 'undone' && mayUndo && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.6} />} onClick={onUndo}>
              {t('menu.undo')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}

function Compact({ item }: { item: ImportItem }) {
  const { dateTime } = useFormat()
  const nameOf = useStaffName()
  return (
    <div className={css.compact}>
      <div className={css.file}>
        <b title={item.fileName}>{item.fileName}</b>
        <div className="caption">
          {dateTime(item.createdAt)}
          {item.createdBy && nameOf(item.createdBy) ? ` · ${nameOf(item.createdBy)}` : ''}
        </div>
      </div>
      <StateTag item={item} />
    </div>
  )
}
