import { Switch, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Line, Stack } from '@revisit/ui/Layout.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { Tile } from '@revisit/ui/Tile.tsx'
import { showToast, ToastCard } from '@revisit/ui/UndoToast.tsx'
import {
  IconAlertTriangle,
  IconBuilding,
  IconCheck,
  IconClock,
  IconCrown,
  IconFlask,
  IconPhone,
  IconPhoneOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useSay } from './say.ts'

const TREND = [14, 15, 14.6, 16, 15.8, 17, 18.2, 20]

export function TileSamples() {
  const say = useSay()
  const format = useFormat()
  const name = say('Возврат за 90 дней', 'Return within 90 days')
  return (
    <Card title={say('Плитка: четыре состояния', 'A tile: four states')}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 }}>
        <Tile
          bare
          name={name}
          state={{
            kind: 'ready',
            figure: format.percent(0.338),
            change: { text: format.changePoints(0.032), direction: 'up', meaning: 'better' },
            trend: TREND,
          }}
        />
        <Tile bare name={say('Загрузка, те же размеры', 'Loading, the same size')} state={{ kind: 'loading' }} />
        <Tile
          bare
          name="CAC"
          state={{ kind: 'none', how: <a href="#spend">{say('Внести расходы', 'Enter the spend')}</a> }}
        />
        <Tile bare name={say('ДРР', 'Ad-cost share')} state={{ kind: 'failed', retry: () => {}, code: '5f2a' }} />
      </div>
    </Card>
  )
}

export function ButtonSamples() {
  const say = useSay()
  const [view, setView] = useState<'people' | 'families' | 'money'>('people')
  const [branch, setBranch] = useState('')
  const [on, setOn] = useState(true)
  return (
    <Card title={say('Кнопки и поля', 'Buttons and fields')}>
      <Stack gap={12}>
        <Line>
          <Button variant="main">{say('Записать', 'Book')}</Button>
          <Button>{say('Отложить', 'Later')}</Button>
          <Button variant="quiet">{say('Отменить', 'Cancel')}</Button>
          <Button disabled title={say('Нужны права', 'Rights needed')}>
            {say('Нельзя', 'Not allowed')}
          </Button>
        </Line>
        <Line>
          <Button chosen>{say('Выбрано', 'Chosen')}</Button>
          <Button variant="main" loading>
            {say('Ждём', 'Waiting')}
          </Button>
          <Button keyHint="c">{say('Звонок', 'Call')}</Button>
          <Button variant="danger">{say('Удалить', 'Delete')}</Button>
        </Line>
        <Columns tracks="1fr 1fr">
          <TextInput
            label={say('Телефон', 'Phone')}
            defaultValue="916 204 24 0"
            error={say('9 цифр, нужно 10 или 11', '9 digits, 10 or 11 needed')}
          />
          <TextInput
            label={say('Тихие часы', 'Quiet hours')}
            defaultValue="20:00–10:00"
            description={say('по времени филиала', "in the branch's time")}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </Columns>
        <Line gap={16}>
          <Switch checked={on} onChange={(event) => setOn(event.currentTarget.checked)} label={say('Включено', 'On')} />
          <Switch label={say('Выключено', 'Off')} />
        </Line>
        <Line>
          <Segmented
            label={say('Что считать', 'What to count')}
            size="small"
            value={view}
            onChange={setView}
            options={[
              { value: 'people', label: say('Люди', 'People') },
              { value: 'families', label: say('Семьи', 'Families') },
              { value: 'money', label: say('Деньги', 'Money') },
            ]}
          />
          <Picker
            label={say('Филиал', 'Branch')}
            size="small"
            icon={<IconBuilding size={14} stroke={1.6} />}
            value={branch}
            onChange={setBranch}
            options={[
              { value: '', label: say('Все филиалы', 'All branches') },
              { value: 'sokol', label: say('Сокол', 'Sokol') },
            ]}
          />
        </Line>
      </Stack>
    </Card>
  )
}

export function TagSamples() {
  const say = useSay()
  const [on, setOn] = useState(true)
  return (
    <Card title={say('Метки: цвет, значок и слово', 'Tags: colour, icon and word')}>
      <Stack gap={12}>
        <Line gap={4}>
          <Tag>{say('нейтрально', 'neutral')}</Tag>
          <Tag tone="outline">{say('Черновик', 'Draft')}</Tag>
          <Tag tone="accent" icon={<IconCrown size={14} />}>
            VIP
          </Tag>
          <Tag tone="positive" icon={<IconCheck size={14} />}>
            {say('доставлено', 'delivered')}
          </Tag>
          <Tag tone="warning" icon={<IconClock size={14} />}>
            {say('скоро срок', 'due soon')}
          </Tag>
          <Tag tone="negative" icon={<IconAlertTriangle size={14} />}>
            {say('просрочено', 'overdue')}
          </Tag>
          <Tag tone="info" icon={<IconFlask size={14} />}>
            {say('контроль', 'control')}
          </Tag>
        </Line>
        <ChipRow>
          <Chip on={on} count={18} removable onToggle={() => setOn(!on)}>
            {say('Фильтр включён', 'Filter on')}
          </Chip>
          <Chip count={3} onToggle={() => {}}>
            {say('Фильтр', 'Filter')}
          </Chip>
          <Chip icon={<IconPhone size={14} />} onToggle={() => {}}>
            {say('Звонки', 'Calls')}
          </Chip>
        </ChipRow>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(8, 1fr)', gap: 4, textAlign: 'center' }}>
          {[1, 2, 3, 4, 5, 6, 7, 8].map((series) => (
            <div key={series} className="foot">
              <div style={{ height: 24, borderRadius: 4, background: `var(--s${series})` }} />
              {series}
            </div>
          ))}
        </div>
        <div style={{ display: 'flex' }}>
          {[1, 2, 3, 4, 5, 6, 7, 8].map((step) => (
            <div key={step} style={{ flex: 1, height: 16, background: `var(--heat${step})` }} />
          ))}
        </div>
        <span className="caption">
          {say('ряды 1–8 по порядку, ниже шкала тепловой карты', 'series 1–8 in order, the heat scale below')}
        </span>
      </Stack>
    </Card>
  )
}

export function EmptySample() {
  const say = useSay()
  return (
    <Card title={say('Пусто: сказать, что сделать', 'Empty: say what to do')}>
      <Empty
        icon={<IconPhoneOff size={24} stroke={1.6} />}
        title={say('Звонков пока нет', 'No calls yet')}
        actions={
          <>
            <Button variant="main">{say('Подключить', 'Connect')}</Button>
            <Button>{say('Загрузить файл', 'Import a file')}</Button>
            <Button variant="quiet">{say('Пример', 'Example')}</Button>
          </>
        }
      >
        {say(
          'Подключите телефонию или загрузите журнал, и здесь появятся записи, длительность и итоги.',
          'Connect telephony or import the log, and recordings, lengths and outcomes will appear here.',
        )}
      </Empty>
    </Card>
  )
}

export function ToastSample() {
  const say = useSay()
  const toast = {
    text: say('Записали Гусарова А. Т. на 19.11, 19:00', 'Booked A. Gusarov for 19 Nov, 19:00'),
    undo: () => {},
  }
  return (
    <Card title={say('Уведомление с отменой', 'A toast with undo')}>
      <Stack gap={8}>
        <ToastCard toast={toast} seconds={8} />
        <span className="caption">
          {say(
            'Отмена вместо вопроса «вы уверены». Спрашиваем, только если вернуть нельзя.',
            'Undo instead of “are you sure”. We ask only about what cannot be undone.',
          )}
        </span>
        <Line>
          <Button size="small" onClick={() => showToast(toast)}>
            {say('Показать', 'Show it')}
          </Button>
        </Line>
      </Stack>
    </Card>
  )
}
