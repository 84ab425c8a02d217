import { BarStack, classColor, WaterfallBars } from '@revisit/ui/Bars.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { LineChart } from '@revisit/ui/LineChart.tsx'
import { EventNumber } from '@revisit/ui/LineChartMarks.tsx'
import { Count, Money } from '@revisit/ui/Money.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { Tile, TileRow } from '@revisit/ui/Tile.tsx'
import { useState } from 'react'
import { useSay } from './say.ts'

const RETURNS = [18.6, 19.4, 18.9, 19.1, 19, 19.8, 22.4, 25.1, 27.9, 30.6, 33.8, 30.2, 26.1, 14.2]
const YEAR_AGO = [17.8, 18.2, 18.8, 18.3, 18.6, 18.9, 18.2, 18.7, 19.2, 18.8, 18.4]
const PERCENT = 100

export function OverviewSamples() {
  const say = useSay()
  const format = useFormat()
  return (
    <>
      <TileRow label={say('Главные цифры', 'Main figures')}>
        <Tile
          name={say('Выручка', 'Revenue')}
          explain={
            <Explain
              name={say('Выручка', 'Revenue')}
              meaning={say('Деньги, которые пришли за период.', 'Money that came in during the period.')}
              formula={say('Оплаты минус возвраты по их датам', 'Payments minus refunds on their dates')}
              period={say('1–17 ноября 2026', '1–17 November 2026')}
              asOf="17.11.2026, 09:40"
            />
          }
          state={{
            kind: 'ready',
            figure: <Money minor={984_630_000} />,
            change: { text: format.changePercent(0.062), direction: 'up', meaning: 'better' },
            trend: [5, 5.4, 5.1, 5.9, 5.6, 6.2, 6.6, 7.4],
            against: say('1–17 октября: 9 271 500 ₽', '1–17 October: 9,271,500 ₽'),
          }}
        />
        <Tile
          name={say('Возврат за 90 дней', 'Return within 90 days')}
          state={{
            kind: 'ready',
            figure: format.percent(0.338),
            change: { text: format.changePoints(0.032), direction: 'up', meaning: 'better' },
            trend: [18, 18.5, 19, 21, 23, 26, 29, 33],
            against: say('первые визиты в июле', 'first visits in July'),
          }}
        />
        <Tile
          name="CAC"
          state={{
            kind: 'ready',
            figure: <Money minor={418_000} />,
            change: { text: format.changePercent(-0.079), direction: 'down', meaning: 'better' },
            trend: [5.2, 5.1, 4.9, 5, 4.8, 4.5, 4.1],
            against: say('1–17 октября: 4 540 ₽', '1–17 October: 4,540 ₽'),
          }}
        />
        <Tile
          name={say('ДРР', 'Ad-cost share')}
          state={{
            kind: 'ready',
            figure: format.percent(0.112),
            change: { text: format.changePoints(0.006), direction: 'up', meaning: 'worse' },
            trend: [12, 11, 10.8, 10, 9.8, 10.4],
            against: say('1–17 октября: 10,6 %', '1–17 October: 10.6 %'),
          }}
        />
      </TileRow>
      <Columns tracks="2fr 1fr">
        <ReturnTrend />
        <Plans />
      </Columns>
      <Columns tracks="1fr 1fr 1fr">
        <Classes />
        <Card title={say('Качество данных', 'Data quality')}>
          <FactRows
            look="divided"
            rows={[
              { label: say('Нет следующей записи', 'No next booking'), value: <b>{format.number(1036)}</b> },
              { label: say('Нет согласия', 'No consent'), value: <b>517</b> },
              { label: say('Не указан источник', 'No source'), value: <b>402</b> },
            ]}
          />
        </Card>
        <Card title="LTV">
          <FactRows
            rows={[
              { label: say('Оплачено', 'Paid'), value: <Money minor={38_640_000} />, strong: true },
              { label: say('Маржа', 'Margin'), value: <Money minor={15_890_000} /> },
            ]}
          />
        </Card>
      </Columns>
    </>
  )
}

function ReturnTrend() {
  const say = useSay()
  const format = useFormat()
  const [by, setBy] = useState<'all' | 'source'>('all')
  const months = RETURNS.map((_, index) => {
    const day = new Date(Date.UTC(2025, 8 + index, 1)).toISOString().slice(0, 10)
    const name = format.monthShort(day)
    return index === 0 || day.slice(5, 7) === '01' ? `${name} ${day.slice(2, 4)}` : name
  })
  return (
    <Card
      title={say('Возврат 1→2 за 90 дней, %', 'Return 1→2 within 90 days, %')}
      right={
        <Segmented
          size="small"
          label={say('Разрез', 'Slice')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'all', label: say('Все', 'All') },
            { value: 'source', label: say('Источник', 'Source') },
          ]}
        />
      }
    >
      <p className="caption">
        {say(
          'По месяцу первого визита. Показываем, когда у всех прошло 90 дней',
          'By month of the first visit. Shown once everybody has had 90 days',
        )}
      </p>
      <LineChart
        label={say('Возврат по месяцам', 'Return by month')}
        height={240}
        x={months}
        max={40}
        write={(value) => format.number(value, 1)}
        writeAxis={(value) => (value === 40 ? format.percent(value / PERCENT, 0) : format.number(value))}
        soFar={(text) => say(`пока ${text}`, `${text} so far`)}
        immatureFrom={{ position: 11, title: say('90 дней не прошли', '90 days not over') }}
        events={[
          { position: 6, number: 1 },
          { position: 8, number: 2 },
          { position: 10, number: 3 },
        ]}
        series={[
          { key: 'past', name: say('годом раньше', 'a year before'), values: YEAR_AGO, kind: 'past' },
          {
            key: 'fact',
            name: say('возврат', 'return'),
            values: RETURNS,
            immature: [11, 12, 13],
            printed: [0, 5, 10],
          },
        ]}
      />
      <p className="second">
        <EventNumber>{1}</EventNumber> {say('01.03 Сценарий «Второй визит»', '1 Mar Scenario “Second visit”')}
      </p>
    </Card>
  )
}

function Plans() {
  const say = useSay()
  const rows = [
    { label: say('Предъявлено', 'Presented'), from: 0, to: 4286, tone: 'base', strong: true },
    { label: say('Отказ', 'Declined'), from: 4286, to: 3565, tone: 'pale' },
    { label: say('Сделано и оплачено', 'Done and paid'), from: 3565, to: 1864, tone: 'fact' },
    { label: say('Не закончено', 'Unfinished'), from: 0, to: 1864, tone: 'attention', strong: true },
    { label: say('Есть запись', 'Booked'), from: 1864, to: 1351, tone: 'attention-pale', inner: true, divided: true },
    {
      label: say('Ждут записи', 'Wait for booking'),
      from: 1351,
      to: 364,
      tone: 'attention',
      inner: true,
      strong: true,
    },
    { label: say('Цена устарела', 'Price is old'), from: 364, to: 132, tone: 'attention-pale', inner: true },
    { label: say('Нужен осмотр', 'Check-up needed'), from: 132, to: 0, tone: 'attention-pale', inner: true },
  ] as const
  return (
    <Card title={say('Незаконченные планы лечения', 'Unfinished treatment plans')}>
      <WaterfallBars
        label={say('Планы лечения', 'Treatment plans')}
        rows={rows.map((row) => ({
          ...row,
          key: row.label,
          text: <Money minor={(row.from > row.to ? row.to - row.from : row.to - row.from) * 1_000_000} />,
        }))}
      />
    </Card>
  )
}

function Classes() {
  const say = useSay()
  const parts = [
    { name: 'VIP', value: 786, share: 0.41, note: say('куратор', 'curator') },
    { name: say('Стабильные', 'Stable'), value: 3612, share: 0.44, note: say('бонусы', 'bonuses') },
    { name: say('Разовые', 'One-time'), value: 2934, share: 0.13, note: say('второй визит', 'second visit') },
    { name: say('Убыточные', 'Unprofitable'), value: 532, share: 0.02, note: say('предоплата', 'prepayment') },
  ]
  const format = useFormat()
  return (
    <Card title={say('Классы пациентов', 'Classes of patients')}>
      <BarStack
        label={say('Классы', 'Classes')}
        parts={parts.map((part, index) => ({
          key: part.name,
          name: part.name,
          value: part.value,
          text: <Count value={part.value} />,
          note: part.note,
          rightNote: `${format.percent(part.share, 0)} ${say('выручки', 'of revenue')}`,
          color: classColor(index),
        }))}
      />
    </Card>
  )
}
