import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { BarStack } from '@revisit/ui/Bars.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line, Stack } from '@revisit/ui/Layout.tsx'
import { type Series, seriesColor } from '@revisit/ui/series.ts'
import { IconChevronLeft, IconChevronRight, IconFlask } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { CampaignCheck } from './campaign-calls.ts'
import css from './campaigns.module.css'

/** One colour per channel, in the order of the cascade. */
const COLORS: readonly Series[] = [1, 6, 8, 3, 4, 5]

/** How many get it, through what, for how much and when; how large an effect could be seen; real texts of real people. */
export function ForecastRail({ check }: { check: CampaignCheck }) {
  return (
    <Stack>
      <TotalCard check={check} />
      <ExperimentNote experiment={check.experiment} />
      {check.samples.length > 0 && <SampleCard samples={check.samples} />}
    </Stack>
  )
}

function TotalCard({ check }: { check: CampaignCheck }) {
  const { t } = useTranslation('campaigns')
  const { number, money, dateTime } = useFormat()
  const say = useBilingual()
  const { waterfall, channels, cost, firstSendAt, lastSendAt, variants } = check
  const coming = waterfall?.coming ?? 0
  const isPriced = channels.some((channel) => channel.cost !== null)
  const facts = [
    { label: t('check.cost'), value: isPriced ? money(cost) : t('check.unpriced') },
    { label: t('check.first'), value: firstSendAt && dateTime(firstSendAt) },
    { label: t('check.last'), value: lastSendAt && lastSendAt !== firstSendAt ? dateTime(lastSendAt) : null },
    ...(variants.length > 1
      ? variants.map(({ variant, people }) => ({
          label: t('message.variant', { letter: (variant ?? '').toUpperCase() }),
          value: number(people),
        }))
      : []),
  ].filter(({ value }) => Boolean(value))
  return (
    <Card title={t('check.total')}>
      <p className={css.count}>
        <strong className="num">{number(coming)}</strong> {t('check.people', { count: coming })}
      </p>
      {channels.length > 0 && (
        <BarStack
          label={t('check.total')}
          parts={channels.map(({ channel, people, cost: price }, index) => ({
            key: channel,
            name: say(CHANNEL_WORDS[channel]),
            value: people,
            text: price === null ? number(people) : `${number(people)} · ${money(price)}`,
            color: seriesColor(COLORS[index] ?? 7),
          }))}
        />
      )}
      <FactRows rows={facts} />
    </Card>
  )
}

function ExperimentNote({ experiment }: { experiment: CampaignCheck['experiment'] }) {
  const { t } = useTranslation('campaigns')
  const { number, changePoints } = useFormat()
  const icon = <IconFlask size={16} stroke={1.6} />
  if (!experiment || experiment.detectable === null) {
    return (
      <Strip tone="info" icon={icon}>
        {t('check.noControl')}
      </Strip>
    )
  }
  const { treated, control, detectable } = experiment
  const isSmall = detectable > 0.05
  return (
    <Strip tone={isSmall ? 'warning' : 'info'} icon={icon}>
      {isSmall && <strong>{t('check.small')} </strong>}
      {t('check.detectable', {
        treated: number(treated),
        control: number(control),
        points: changePoints(detectable).replace('+', ''),
      })}
    </Strip>
  )
}

function SampleCard({ samples }: { samples: CampaignCheck['samples'] }) {
  const { t } = useTranslation('campaigns')
  const say = useBilingual()
  const [index, setIndex] = useState(0)
  const sample = samples[Math.min(index, samples.length - 1)]
  if (!sample) return null
  const { patient, channel, subject, text, variant } = sample
  const step = (by: number) => setIndex((index + by + samples.length) % samples.length)
  const about = [say(CHANNEL_WORDS[channel]), variant && t('message.variant', { letter: variant.toUpperCase() })]
  return (
    <Card
      title={t('check.samples')}
      right={
        <Line gap={4}>
          <span className="caption">{t('check.sampleOf', { index: index + 1, count: samples.length })}</span>
          <Button
            size="small"
            variant="quiet"
            aria-label={t('check.previous')}
            icon={<IconChevronLeft size={16} stroke={1.6} />}
            onClick={() => step(-1)}
          />
          <Button
            size="small"
            variant="quiet"
            aria-label={t('check.following')}
            icon={<IconChevronRight size={16} stroke={1.6} />}
            onClick={() => step(1)}
          />
        </Line>
      }
    >
      <p className={css.sample}>
        <PageLink to={paths.patient(patient.id)}>{patient.fullName}</PageLink>
        <span className="caption">{about.filter(Boolean).join(', ')}</span>
      </p>
      {subject && <p className={css.plain}>{subject}</p>}
      <blockquote className={css.bubble}>{text ?? t('check.noText')}</blockquote>
    </Card>
  )
}
