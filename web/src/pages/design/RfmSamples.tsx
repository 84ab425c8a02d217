import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { FlowDiagram } from '@revisit/ui/FlowDiagram.tsx'
import { Histogram } from '@revisit/ui/Histogram.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Line } from '@revisit/ui/Layout.tsx'
import { RfmGrid, type RfmGridCell, type RfmScore } from '@revisit/ui/RfmGrid.tsx'
import { seriesColor, type Series } from '@revisit/ui/series.ts'
import { Swatch } from '@revisit/ui/Swatch.tsx'
import { useState } from 'react'
import { useSay } from './say.ts'

const GROUPS: { id: string; ru: string; en: string; series: Series }[] = [
  { id: 'champions', ru: 'Чемпионы', en: 'Champions', series: 1 },
  { id: 'loyal', ru: 'Лояльные', en: 'Loyal', series: 6 },
  { id: 'big-new', ru: 'Крупные новые', en: 'Big new', series: 3 },
  { id: 'new', ru: 'Новые', en: 'New', series: 9 },
  { id: 'growing', ru: 'Растущие', en: 'Growing', series: 5 },
  { id: 'cooling', ru: 'Остывают', en: 'Cooling', series: 2 },
  { id: 'at-risk', ru: 'Ценные под угрозой', en: 'At risk, valuable', series: 4 },
  { id: 'sleeping', ru: 'Спящие', en: 'Sleeping', series: 7 },
  { id: 'lost', ru: 'Потерянные', en: 'Lost', series: 8 },
]

// r f m · people · money, million roubles · change · group
const CELLS =
  '311 702 4.9 31 new;321 284 3.1 11 growing;331 96 1.2 1 loyal;312 486 14.1 22 new;322 517 19.1 14 loyal;332 274 12.6 3 champions;' +
  '313 148 14.2 9 big-new;323 388 57.4 4 loyal;333 642 200.3 -7 champions;211 748 4.8 -14 cooling;221 263 2.6 -4 cooling;231 71 0.9 -1 cooling;' +
  '212 561 15.1 -16 cooling;222 452 16.3 10 growing;232 238 10.5 -2 loyal;213 172 15.1 5 cooling;223 296 38.8 3 growing;233 331 90.7 12 loyal;' +
  '111 1718 10.0 55 lost;121 352 3.2 3 sleeping;131 64 0.8 0 sleeping;112 914 23.8 68 sleeping;122 388 13.6 3 sleeping;132 121 5.4 2 at-risk;' +
  '113 402 33.0 26 at-risk;123 267 33.6 5 at-risk;133 158 42.3 6 at-risk'

const FLOWS: [string, string, number][] = [
  ['champions', 'loyal', 35],
  ['loyal', 'champions', 31],
  ['loyal', 'at-risk', 66],
  ['big-new', 'loyal', 12],
  ['new', 'growing', 52],
  ['new', 'cooling', 123],
  ['growing', 'loyal', 61],
  ['growing', 'cooling', 66],
  ['cooling', 'growing', 56],
  ['cooling', 'sleeping', 84],
  ['cooling', 'lost', 74],
  ['at-risk', 'loyal', 18],
  ['sleeping', 'growing', 22],
  ['lost', 'growing', 21],
  ['first', 'new', 228],
  ['first', 'big-new', 21],
]

const RECENCY = [52, 70, 64, 58, 50, 45, 40, 36, 33, 30, 27, 25, 23, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11]

export function RfmSamples() {
  const say = useSay()
  const format = useFormat()
  const [selected, setSelected] = useState('133')
  const [recency, setRecency] = useState<[number, number]>([90, 180])
  const [frequency, setFrequency] = useState<[number, number]>([2, 4])
  const groups = GROUPS.map((group) => ({ ...group, name: say(group.ru, group.en) }))
  const cells = readCells((id) => groups.find((group) => group.id === id) ?? { name: id, series: 8 as Series })
  return (
    <>
      <Card label="RFM" flush>
        <CardPart>
          <RfmGrid
            label="RFM"
            cells={cells}
            selected={selected}
            onSelect={setSelected}
            axes={{
              m: [
                say('M1 · до 15 000 ₽', 'M1 · up to 15,000 ₽'),
                say('M2 · 15 000–60 000 ₽', 'M2 · 15,000–60,000 ₽'),
                say('M3 · больше 60 000 ₽', 'M3 · over 60,000 ₽'),
              ],
              f: [say('F1 · 1 визит', 'F1 · 1 visit'), 'F2 · 2–3', say('F3 · 4 и больше', 'F3 · 4 and more')],
              r: [
                { title: 'R1', note: say('дольше', 'longer') },
                { title: 'R2', note: '91–180' },
                { title: 'R3', note: say('до 90', 'up to 90') },
              ],
            }}
          />
        </CardPart>
        <CardPart>
          <Line>
            <b>
              {selected} · {cells.find((cell) => `${cell.r}${cell.f}${cell.m}` === selected)?.group.name}
            </b>
            <span className="second" style={{ marginRight: 'auto' }}>
              {say('158 пациентов по 268 000 ₽', '158 patients, 268,000 ₽ each')}
            </span>
            <Button size="small">{say('Пациенты', 'Patients')}</Button>
            <Button size="small">{say('Список звонков', 'Call list')}</Button>
          </Line>
        </CardPart>
      </Card>
      <Columns tracks="1.2fr 1fr">
        <Card title={say('Группы и действия', 'Groups and actions')} flush>
          <DataTable
            label={say('Группы', 'Groups')}
            maxHeight="none"
            minWidth={480}
            rows={groups}
            rowKey={(group) => group.id}
            columns={[
              {
                key: 'name',
                title: say('Группа', 'Group'),
                width: '1.6fr',
                render: (group) => (
                  <Line>
                    <Swatch color={seriesColor(group.series)} />
                    {group.name}
                  </Line>
                ),
              },
              {
                key: 'people',
                title: say('Пациенты', 'Patients'),
                align: 'end',
                render: (group) => format.number(sum(cells, group.name, 'people')),
              },
              {
                key: 'money',
                title: say('Деньги', 'Money'),
                align: 'end',
                render: (group) => format.moneyShort(sum(cells, group.name, 'money'), true),
              },
            ]}
          />
        </Card>
        <Card title={say('Движение за месяц', 'Movement in the month')}>
          <FlowDiagram
            label={say('Движение между группами', 'Movement between groups')}
            groups={[...groups, { id: 'first', name: say('Первый визит', 'First visit'), series: 8 }]}
            sources={['first']}
            flows={FLOWS.map(([from, to, people]) => ({ from, to, people }))}
          />
        </Card>
      </Columns>
      <Card title={say('Пороги клиники', 'Cuts of the clinic')}>
        <Columns tracks="1fr 1fr">
          <Histogram
            title={say('Давность', 'Recency')}
            note={say('дней с последнего визита', 'days since the last visit')}
            bins={RECENCY.map((people, index) => ({ from: index * 15, to: (index + 1) * 15, people }))}
            cuts={recency}
            onCuts={setRecency}
            zones={[`R3 ${say('до', 'to')} ${recency[0]}`, `R2`, `R1`]}
            best="left"
          />
          <Histogram
            title={say('Частота', 'Frequency')}
            note={say('визитов за всё время', 'visits of all time')}
            bins={[80, 40, 30, 20, 15, 12, 9, 7, 5, 4, 3, 5].map((people, index) => ({
              from: index + 1,
              to: index + 2,
              people,
            }))}
            cuts={frequency}
            onCuts={setFrequency}
            zones={['F1', 'F2', 'F3']}
            best="right"
          />
        </Columns>
      </Card>
    </>
  )
}

function readCells(group: (id: string) => { name: string; series: Series }): RfmGridCell[] {
  return CELLS.split(';').map((line) => {
    const [code = '', people, money, change, id = ''] = line.split(' ')
    const [r, f, m] = [...code].map(Number) as [RfmScore, RfmScore, RfmScore]
    return { r, f, m, people: Number(people), money: Number(money) * 1e8, change: Number(change), group: group(id) }
  })
}

function sum(cells: RfmGridCell[], name: string, what: 'people' | 'money'): number {
  return cells.reduce((total, cell) => total + (cell.group.name === name ? cell[what] : 0), 0)
}
