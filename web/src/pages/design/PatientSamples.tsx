import { Avatar, PersonChip } from '@revisit/ui/Avatar.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart, FactRows } from '@revisit/ui/Card.tsx'
import { KeyHint } from '@revisit/ui/KeyHint.tsx'
import { Columns, Line, Stack } from '@revisit/ui/Layout.tsx'
import { Crumbs } from '@revisit/ui/PageHead.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { Timeline } from '@revisit/ui/Timeline.tsx'
import { IconBrandWhatsapp, IconClock, IconCrown, IconStethoscope, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useSay } from './say.ts'

export function PatientSamples() {
  const say = useSay()
  const [opened, setOpened] = useState(false)
  return (
    <Stack gap={12}>
      <Line>
        <Crumbs
          items={[
            <a key="all" href="#patients">
              {say('Пациенты', 'Patients')}
            </a>,
            say('4 из 37', '4 of 37'),
          ]}
        />
        <KeyHint>k</KeyHint>
        <KeyHint>j</KeyHint>
      </Line>
      <Columns tracks="280px 1fr 320px" top>
        <Card flush label={say('Пациент', 'Patient')}>
          <CardPart>
            <Stack gap={8}>
              <Line gap={12}>
                <Avatar name={say('Соколова Марина', 'Marina Sokolova')} size={40} />
                <b style={{ fontSize: 16, lineHeight: '24px' }}>{say('Соколова Марина', 'Marina Sokolova')}</b>
              </Line>
              <Line gap={4}>
                <Tag tone="accent" icon={<IconCrown size={14} />}>
                  VIP
                </Tag>
                <Tag tone="warning" icon={<IconClock size={14} />}>
                  {say('41-й день', 'day 41')}
                </Tag>
              </Line>
            </Stack>
          </CardPart>
          <CardPart>
            <Line>
              <PersonChip icon={<IconUser size={14} />}>{say('Игорь, 45', 'Igor, 45')}</PersonChip>
              <PersonChip icon={<IconUser size={14} />} onClick={() => setOpened(true)}>
                {say('Миша, 9', 'Misha, 9')}
              </PersonChip>
            </Line>
          </CardPart>
          <CardPart>
            <FactRows
              look="aligned"
              rows={[
                { label: say('Визитов', 'Visits'), value: say('14, первый 21.02.2023', '14, first 21 Feb 2023') },
                { label: say('Врач', 'Doctor'), value: say('Орлов Д. С.', 'D. Orlov') },
              ]}
            />
          </CardPart>
        </Card>
        <Card flush label={say('Лента', 'Timeline')}>
          <Timeline
            label={say('Что было', 'What happened')}
            items={[
              {
                key: '1',
                day: say('12 ноября', '12 November'),
                time: '18:02',
                icon: <IconBrandWhatsapp size={16} stroke={1.6} />,
                kind: 'WhatsApp',
                title: say('«Марина Андреевна, ждём вас на визит…»', '“Marina, we are expecting you…”'),
                tags: <Tag tone="positive">{say('Прочитано 12.11, 18:20', 'Read 12 Nov, 18:20')}</Tag>,
                why: say(
                  'Почему отправлено: согласие есть, 1-е касание за 14 дней, окно 10–20 ч',
                  'Why it was sent: consent, first touch in 14 days, 10–20 h window',
                ),
              },
              {
                key: '2',
                day: say('7 октября', '7 October'),
                time: '11:30',
                icon: <IconStethoscope size={16} stroke={1.6} />,
                kind: say('Приём', 'Visit'),
                title: say('Орлов Д. С., Сокол · 1 ч 10 мин', 'D. Orlov, Sokol · 1 h 10 min'),
                text: say('Препарирование 26, временная коронка', 'Preparation 26, temporary crown'),
                tags: <Tag>{say('48 200 ₽', '48,200 ₽')}</Tag>,
              },
            ]}
          />
        </Card>
        <Card chosen title={say('Лучшее действие сейчас', 'Best action now')}>
          <Line>
            <Button variant="main" keyHint="c">
              {say('Позвонить', 'Call')}
            </Button>
            <Button onClick={() => setOpened(true)}>{say('Подробнее', 'More')}</Button>
          </Line>
        </Card>
      </Columns>
      <SidePanel
        opened={opened}
        onClose={() => setOpened(false)}
        title={say('Миша, 9', 'Misha, 9')}
        line={say('сын, общий телефон', 'son, shared phone')}
        footer={<Button variant="main">{say('Открыть карточку', 'Open the card')}</Button>}
      >
        {say('Гигиена вместе с мамой в январе.', 'Hygiene together with mum in January.')}
      </SidePanel>
    </Stack>
  )
}
