import { CHANNEL_WORDS, CHANNELS } from '@revisit/domain/channel.ts'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { Change, changeOf } from '@revisit/ui/Change.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { asApiError } from '../../api.ts'
import type { Preview } from './segment-calls.ts'
import css from './segments.module.css'
import type { PreviewState } from './use-preview.ts'

/** How many people fit now, what money they mean and whom one may write to. */
export function PreviewRail({ state }: { state: PreviewState }) {
  const { preview, failure, retry } = state
  return (
    <>
      {failure && (
        <ErrorState retry={retry} code={asApiError(failure).code}>
          {failure.message}
        </ErrorState>
      )}
      {!preview && !failure && <SkeletonBlock height={320} />}
      {preview && <CountCard preview={preview} state={state} />}
      {preview && <ReachCard preview={preview} />}
    </>
  )
}

function CountCard({ preview, state: { isOld, isComplete, edit } }: { preview: Preview; state: PreviewState }) {
  const { t } = useTranslation('segments')
  const { number, percent, money, changeNumber, time } = useFormat()
  const { count, total, ms, at, openPlanAmount, revenueYear } = preview
  const sums = [
    { label: t('preview.plans'), amount: openPlanAmount },
    { label: t('preview.revenue'), amount: revenueYear },
  ].flatMap(({ label, amount }) => (amount === null ? [] : [{ label, value: money(amount) }]))
  return (
    <Card label={t('preview.title')}>
      <div className={css.railLine}>
        <span>{t('preview.title')}</span>
        <span className="caption">
          {isOld && isComplete ? t('preview.counting') : `${t('preview.ms', { value: number(ms) })} · ${time(at)}`}
        </span>
      </div>
      <p className={isOld ? `${css.total} ${css.old}` : css.total} aria-live="polite">
        <strong className="num">{number(count)}</strong> {t('preview.people', { count })}
        {total > 0 && `, ${t('preview.share', { share: percent(count / total) })}`}
      </p>
      {edit !== null && (
        <Change {...changeOf(edit, t('preview.edit', { change: edit === 0 ? '0' : changeNumber(edit) }), 'neither')} />
      )}
      {sums.length > 0 && <FactRows rows={sums} />}
    </Card>
  )
}

function ReachCard({ preview }: { preview: Preview }) {
  const { t } = useTranslation('segments')
  const { number } = useFormat()
  const say = useBilingual()
  const { count, consented, unreachable, reachable } = preview
  const steps = [
    { label: t('preview.fits'), people: count },
    { label: t('preview.consented'), people: consented },
    { label: t('preview.reachable'), people: count - unreachable.people },
  ]
  const channels = CHANNELS.filter((channel) => reachable[channel] !== undefined)
  return (
    <Card title={t('preview.whom')}>
      {steps.map(({ label, people }) => (
        <Bar key={label} label={label} people={people} whole={count} />
      ))}
      <p className={`caption ${css.railTitle}`}>{t('preview.channels')}</p>
      {channels.map((channel) => (
        <Bar key={channel} label={say(CHANNEL_WORDS[channel])} people={reachable[channel] ?? 0} whole={count} />
      ))}
      {unreachable.people > 0 && (
        <p className="caption">
          {t('preview.nobody', {
            people: number(unreachable.people),
            without: number(unreachable.withoutConsent),
          })}
        </p>
      )}
    </Card>
  )
}

function Bar({ label, people, whole }: { label: string; people: number; whole: number }) {
  const { number } = useFormat()
  return (
    <div className={css.bar}>
      <div className={css.railLine}>
        <span>{label}</span>
        <span className="num">{number(people)}</span>
      </div>
      <ProgressBar size="track" share={whole > 0 ? people / whole : 0} label={label} />
    </div>
  )
}
