import { Card } from '@revisit/ui/Card.tsx'
import { HeatTable } from '@revisit/ui/HeatTable.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { LineChart } from '@revisit/ui/LineChart.tsx'
import { useSay } from './say.ts'

const MONTHS = 13
const GROWTH = [2980, 3940, 4790, 5560, 6240, 6870, 7310, 7710, 8080, 8430, 8760, 9080, 9170]
const SIZES = [214, 188, 176, 201, 228, 236, 241, 219, 207, 233, 258, 247, 131]
const CAC = 4860

export function CohortSamples() {
  const say = useSay()
  const format = useFormat()
  const rows = SIZES.map((size, age) => {
    const day = new Date(Date.UTC(2025, 10 + age, 1)).toISOString().slice(0, 10)
    const values = GROWTH.slice(0, MONTHS - age).map((value) => Math.round((value * (1 + age * 0.02)) / 10) * 10)
    const payback = values.findIndex((value) => value >= CAC)
    return {
      key: day,
      head: [
        format.month(day),
        format.number(size),
        format.number(5240 - age * 80),
        payback === -1 ? (
          <span key="payback" className="second">
            {say('ещё нет', 'not yet')}
          </span>
        ) : (
          `M${payback}`
        ),
      ],
      cells: values.map((value, index) => ({
        value,
        text: format.number(value),
        unfinished: index === MONTHS - 1 - age,
        outlined: index === payback,
        tip: `${format.month(day)}, M${index}: ${format.number(value)} × ${format.number(size)}`,
      })),
    }
  })
  const line = (age: number, length: number) =>
    GROWTH.map((value, index) => (index < length ? Math.round(value * (1 + age * 0.02)) : null))
  return (
    <>
      <Card flush label={say('Когорты', 'Cohorts')}>
        <HeatTable
          label={say('Накопленная маржа на пациента', 'Cumulative margin per patient')}
          headColumns={[
            { key: 'month', title: say('Первый визит', 'First visit') },
            { key: 'new', title: say('Новых', 'New') },
            { key: 'cac', title: 'CAC, ₽' },
            { key: 'paid', title: say('Окупились', 'Paid back') },
          ]}
          columns={GROWTH.map((_, index) => `M${index}`)}
          rows={rows}
          totals={{
            head: [say('Всего', 'Total'), format.number(2779), format.number(CAC), 'M2'],
            cells: GROWTH.map((value, index) => (index < MONTHS - 1 ? format.number(value + 400) : null)),
          }}
          legend={{
            outlined: say('маржа догнала CAC', 'margin reached CAC'),
            note: say('* не у всех прошло 90 дней', '* not everybody has had 90 days'),
          }}
        />
      </Card>
      <Card title={say('Кривые окупаемости по кварталам', 'Pay-back curves by quarter')}>
        <LineChart
          label={say('Кривые окупаемости', 'Pay-back curves')}
          height={260}
          x={GROWTH.map((_, index) => `M${index}`)}
          write={(value) => format.number(value)}
          series={[
            {
              key: 'cac',
              name: `CAC ${format.money(CAC * 100)}`,
              kind: 'level',
              values: GROWTH.map(() => CAC),
              named: true,
            },
            {
              key: 'q4',
              name: say('IV кв. 2025', 'Q4 2025'),
              values: line(0, 11),
              color: { heat: 5 },
              points: false,
              named: true,
              ringed: [3],
            },
            {
              key: 'q1',
              name: say('I кв. 2026', 'Q1 2026'),
              values: line(5, 8),
              color: { heat: 6 },
              points: false,
              named: true,
              ringed: [2],
            },
            {
              key: 'q2',
              name: say('II кв. 2026', 'Q2 2026'),
              values: line(10, 5),
              color: { heat: 7 },
              points: false,
              named: true,
              ringed: [1],
            },
          ]}
        />
      </Card>
    </>
  )
}
