import { useQuery } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { IconArrowDown, IconArrowUp, IconForms, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryState } from '../kit/QueryState.tsx'
import { customFieldsQuery, type CustomField } from './custom-fields.ts'
import { moved } from './field-order.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { useReorder } from './use-fields.ts'
import css from './Fields.module.css'

/** Fields the clinic added to its cards: order, names, archive. */
export function FieldsSection() {
  const { t } = useTranslation('settings-fields')
  const fields = useQuery(customFieldsQuery)
  const [view, setView] = useState<'active' | 'archived'>('active')
  const [open, setOpen] = useState<CustomField | 'new' | null>(null)
  const all = fields.data?.items ?? []
  const rows = all.filter((field) => field.archived === (view === 'archived'))
  const columns = useFieldColumns(view === 'active' ? rows : [])
  const add = (
    <Button variant="main" icon={<IconPlus size={16} stroke={1.6} />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  )
  return (
    <Card title={t('title')} flush right={all.length > 0 && add}>
      <div className={css.bar}>
        <p className="caption">{t('text')}</p>
        {all.some((field) => field.archived) && (
          <Segmented
            size="small"
            label={t('title')}
            value={view}
            options={(['active', 'archived'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={setView}
          />
        )}
      </div>
      <QueryState query={fields} flush>
        {() => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(field) => field.key}
            height="two"
            minWidth={560}
            maxHeight="none"
            onOpen={setOpen}
            renderCompact={(field) => (
              <span className={css.compact}>
                <FieldWords field={field} />
                {view === 'active' && <Move field={field} shown={rows} />}
              </span>
            )}
            empty={
              view === 'archived' ? (
                <p className="caption">{t('emptyArchive')}</p>
              ) : (
                <Empty icon={<IconForms size={24} stroke={1.6} />} title={t('empty')} actions={add}>
                  {t('emptyText')}
                </Empty>
              )
            }
          />
        )}
      </QueryState>
      {open && (
        <FieldPanel
          key={open === 'new' ? '' : open.key}
          field={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  )
}

function useFieldColumns(movable: CustomField[]): Column<CustomField>[] {
  const { t } = useTranslation('settings-fields')
  return [
    { key: 'name', title: t('name'), width: '2fr', render: (field) => <FieldWords field={field} /> },
    { key: 'kind', title: t('kind'), render: (field) => t(`kinds.${field.kind}`) },
    {
      key: 'choices',
      title: t('choices'),
      width: '2fr',
      render: (field) => <span className="second">{field.choices?.join(', ')}</span>,
    },
    {
      key: 'order',
      title: t('order'),
      align: 'end',
      width: '72px',
      render: (field) => movable.length > 1 && <Move field={field} shown={movable} />,
    },
  ]
}

function FieldWords({ field }: { field: CustomField }) {
  return (
    <span className={css.words}>
      <b>{field.name}</b>
      <span className="caption">{field.key}</span>
    </span>
  )
}

function Move({ field, shown }: { field: CustomField; shown: CustomField[] }) {
  const { t } = useTranslation('settings-fields')
  const reorder = useReorder()
  const button = (step: -1 | 1) => {
    const Arrow = step < 0 ? IconArrowUp : IconArrowDown
    const word = t(step < 0 ? 'up' : 'down')
    const change = moved(shown, field.key, step)
    return (
      <Button
        size="small"
        variant="quiet"
        icon={<Arrow size={16} stroke={1.6} />}
        aria-label={`${word}: ${field.name}`}
        title={word}
        className={change.length === 0 ? css.absent : undefined}
        disabled={reorder.isPending}
        onClick={(event) => {
          event.stopPropagation()
          reorder.mutate(change)
        }}
      />
    )
  }
  return (
    <span className={css.move}>
      {button(-1)}
      {button(1)}
    </span>
  )
}
