import { NumberInput, Radio, TextInput } from '@mantine/core'
import { addDays, instantOf, type LocalDate } from '@revisit/domain/local-date.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Stack } from '@revisit/ui/Layout.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { useSession } from '../../session.ts'
import { DayField } from '../patients/DayField.tsx'
import { type CampaignCard, type CampaignCheck, useCampaignChange } from './campaign-calls.ts'
import css from './campaigns.module.css'

export type LaunchMode = 'now' | 'scheduled' | 'pilot'
export type LaunchPanelProps = {
  campaign: CampaignCard
  check: CampaignCheck
  /** How it was asked for; null: closed. */
  mode: LaunchMode | null
  onMode: (mode: LaunchMode | null) => void
}

/** The last look before a launch: when, to how many, for how much, under whose name. */
export function LaunchPanel({ campaign, check, mode, onMode }: LaunchPanelProps) {
  const { t } = useTranslation('campaigns')
  const timing = useTiming()
  const launch = useLaunch(campaign.id)
  const coming = check.waterfall?.coming ?? 0
  const first = mode === 'pilot' ? Math.max(1, Math.round((coming * timing.percent) / 100)) : coming
  // Whether it is in the future is for the server to say: a clinic may have a clock of its own.
  const isWrong = mode === 'scheduled' && !timing.at
  const send = () => mode && launch.start({ mode, at: timing.at, percent: timing.percent })
  return (
    <SidePanel
      opened={mode !== null}
      onClose={() => onMode(null)}
      title={t('launch.title')}
      line={campaign.name}
      footer={
        <Button
          variant="main"
          icon={<IconSend size={16} stroke={1.6} />}
          disabled={isWrong}
          loading={launch.isPending}
          onClick={send}
        >
          {mode === 'scheduled' ? t('launch.schedule') : t('launch.send', { count: first })}
        </Button>
      }
    >
      <Stack gap={16}>
        {mode && <Modes mode={mode} onMode={onMode} timing={timing} first={first} isWrong={isWrong} />}
        <Facts campaign={campaign} check={check} />
        {launch.error && <ErrorState code={asApiError(launch.error).code}>{launch.error.message}</ErrorState>}
      </Stack>
    </SidePanel>
  )
}

type Timing = ReturnType<typeof useTiming>

const MORNING = '10:00'
const PILOT_PERCENT = 5

function useTiming() {
  const { clinic } = useSession()
  const [day, setDay] = useState<string | null>(addDays(clinic.today as LocalDate, 1))
  const [time, setTime] = useState(MORNING)
  const [percent, setPercent] = useState(PILOT_PERCENT)
  const at = day && /^\d\d:\d\d$/.test(time) ? instantOf(day as LocalDate, time, clinic.timezone) : null
  return { day, setDay, time, setTime, percent, setPercent, at }
}

type ModesProps = {
  mode: LaunchMode
  onMode: (mode: LaunchMode) => void
  timing: Timing
  first: number
  isWrong: boolean
}

function Modes({ mode, onMode, timing, first, isWrong }: ModesProps) {
  const { t } = useTranslation('campaigns')
  const { clinic } = useSession()
  return (
    <Radio.Group label={t('launch.mode')} value={mode} onChange={(value) => onMode(value as LaunchMode)}>
      <Stack gap={12}>
        <Radio value="now" label={t('launch.now')} />
        <Radio value="scheduled" label={t('launch.scheduled')} />
        {mode === 'scheduled' && (
          <div className={css.when}>
            <DayField ariaLabel={t('launch.at')} value={timing.day} onChange={timing.setDay} min={clinic.today} />
            <TextInput
              type="time"
              aria-label={t('launch.at')}
              value={timing.time}
              onChange={({ currentTarget }) => timing.setTime(currentTarget.value)}
            />
            {isWrong && <p className={css.hint}>{t('launch.wrongAt')}</p>}
          </div>
        )}
        <Radio value="pilot" label={t('launch.pilot')} />
        {mode === 'pilot' && (
          <div>
            <NumberInput
              label={t('launch.percent')}
              min={0.1}
              max={50}
              value={timing.percent}
              onChange={(value) => typeof value === 'number' && timing.setPercent(value)}
            />
            <p className={css.hint}>{t('launch.pilotLine', { count: first })}</p>
          </div>
        )}
      </Stack>
    </Radio.Group>
  )
}

function Facts({ campaign, check }: { campaign: CampaignCard; check: CampaignCheck }) {
  const { t } = useTranslation('campaigns')
  const { number, money, dateTime } = useFormat()
  const { staff } = useSession()
  const isAdvertising = campaign.messageClass === 'advertising' || hasWarning(campaign, 'advertising_launch')
  const isPriced = check.channels.some(({ cost }) => cost !== null)
  return (
    <>
      <FactRows
        look="divided"
        rows={[
          { label: t('launch.people'), value: number(check.waterfall?.coming ?? 0) },
          { label: t('launch.cost'), value: isPriced ? money(check.cost) : t('check.unpriced') },
          { label: t('launch.first'), value: check.firstSendAt ? dateTime(check.firstSendAt) : '—' },
          { label: t('launch.who'), value: staff.name },
        ]}
      />
      {isAdvertising && <Strip tone="warning">{t('launch.advertising')}</Strip>}
    </>
  )
}

function hasWarning({ problems }: CampaignCard, code: string): boolean {
  return problems.some((problem) => problem.code === code)
}

type Launch = { mode: LaunchMode; at: Date | null; percent: number }

function useLaunch(id: string) {
  const { t } = useTranslation('campaigns')
  const { dateTime, number } = useFormat()
  const params = { path: { id } }
  const pause = useCampaignChange(() => answer(api.POST('/api/v1/campaigns/{id}/pause', { params })))
  const launch = useCampaignChange((asked: Launch) =>
    answer(api.POST('/api/v1/campaigns/{id}/launch', { params, body: bodyOf(asked) })),
  )
  const start = (asked: Launch) =>
    launch.mutate(asked, {
      onSuccess: ({ audienceChecked, audienceNow }) => {
        const said =
          asked.mode === 'scheduled' && asked.at ? t('launch.planned', { at: dateTime(asked.at) }) : t('launch.started')
        const moved = t('launch.grew', { before: number(audienceChecked), now: number(audienceNow) })
        showToast({
          text: audienceChecked === audienceNow ? said : `${said}. ${moved}`,
          // Nothing that went out comes back; the pause keeps the rest.
          undo: () => pause.mutate(undefined),
        })
      },
    })
  return { start, isPending: launch.isPending, error: launch.error }
}

function bodyOf({ mode, at, percent }: Launch) {
  if (mode === 'scheduled') return { mode, at: (at ?? new Date()).toISOString() } as const
  return mode === 'pilot' ? ({ mode, percent } as const) : ({ mode: 'now' } as const)
}
