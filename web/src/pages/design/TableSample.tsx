import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Chip } from '@revisit/ui/Chip.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column, Selection, Sort } from '@revisit/ui/data-table-types.ts'
import { Money } from '@revisit/ui/Money.tsx'
import { IconAdjustmentsHorizontal, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useSay } from './say.ts'

type Row = { id: string; name: string; why: string; money: number; days: number; curator: string }

const NAMES: [string, string][] = [
  ['Гусаров Антон Тихонович', 'Anton Gusarov'],
  ['Тарасов Глеб Никитич', 'Gleb Tarasov'],
  ['Кравцова Инна Павловна', 'Inna Kravtsova'],
  ['Орехов Сергей Маратович', 'Sergey Orekhov'],
]
const WHY: [string, string][] = [
  ['протезирование, этап 2', 'prosthetics, stage 2'],
  ['план из 5 визитов', 'plan of 5 visits'],
  ['постоянная коронка', 'permanent crown'],
  ['имплантация 36', 'implant 36'],
]
const MONEY = [24_600_000, 21_240_000, 18_460_000, 12_600_000]
const DAYS = [8, 3, 9, 6]
const LATE = 5

export function TableSample() {
  const say = useSay()
  const [sort, setSort] = useState<Sort>({ key: 'money', direction: 'desc' })
  const [selection, setSelection] = useState<Selection>({ keys: new Set(['0', '2']), all: false })
  const rows = MONEY.map((money, index) => ({
    id: String(index),
    name: say(...pair(NAMES, index)),
    why: say(...pair(WHY, index)),
    money,
    days: DAYS[index] ?? 0,
    curator: index === 2 ? say('Мельникова О.', 'O. Melnikova') : say('Белова Н.', 'N. Belova'),
  }))
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: say('Пациент', 'Patient'),
      width: '1.3fr',
      render: (row) => <a href={`#${row.id}`}>{row.name}</a>,
    },
    {
      key: 'why',
      title: say('Почему', 'Why'),
      width: '1.2fr',
      render: (row) => <span className="second">{row.why}</span>,
    },
    {
      key: 'money',
      title: say('Деньги', 'Money'),
      align: 'end',
      sortable: true,
      width: '96px',
      render: (row) => <Money minor={row.money} />,
    },
    {
      key: 'days',
      title: say('Стоит, дней', 'Days stuck'),
      align: 'end',
      sortable: true,
      width: '88px',
      render: (row) => (row.days > LATE ? <b style={{ color: 'var(--negative)' }}>{row.days}</b> : row.days),
    },
    { key: 'curator', title: say('Куратор', 'Curator'), render: (row) => row.curator },
  ]
  return (
    <Card
      title={say('Таблица', 'A table')}
      flush
      right={
        <>
          <Chip on removable count={61} onToggle={() => {}}>
            {say('Стоят дольше срока', 'Stuck too long')}
          </Chip>
          <Button size="small" icon={<IconAdjustmentsHorizontal size={14} />}>
            {say('Столбцы', 'Columns')}
          </Button>
          <Button size="small" icon={<IconDownload size={14} />}>
            CSV
          </Button>
        </>
      }
    >
      <DataTable
        label={say('Пациенты', 'Patients')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        state="more"
        sort={sort}
        onSort={setSort}
        maxHeight="none"
        selection={{
          value: selection,
          onChange: setSelection,
          total: 61,
          actions: (
            <>
              <Button size="small">{say('Задача', 'Task')}</Button>
              <Button size="small">{say('В сценарий', 'To a scenario')}</Button>
              <Button size="small">{say('В список звонков', 'To a call list')}</Button>
            </>
          ),
        }}
        foot={say('61 пациент · 3 284 900 ₽ · на 17.11.2026, 11:42', '61 patients · 3,284,900 ₽ · 17 Nov 2026, 11:42')}
        footRight={say('ещё 55 при прокрутке', '55 more on scroll')}
        renderCompact={(row) => (
          <div style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: '0 12px' }}>
            <a href={`#${row.id}`}>{row.name}</a>
            <Money minor={row.money} />
            <span className="caption">{row.why}</span>
            <span className="caption">{row.days}</span>
          </div>
        )}
      />
    </Card>
  )
}

function pair(list: [string, string][], index: number): [string, string] {
  return list[index] ?? ['', '']
}
