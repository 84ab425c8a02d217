import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconMoodCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { QueryFailed } from '../kit/QueryState.tsx'
import { type Hold, holdsQuery, useLiftHold } from './consent-calls.ts'
import css from './Consents.module.css'

/** People it is a bad moment to write to, why, and the button that says it is over. */
export function HoldsCard() {
  const { t } = useTranslation('settings-consents')
  const { number } = useFormat()
  const holds = useInfiniteQuery(holdsQuery)
  const total = holds.data?.pages[0]?.total ?? 0
  return (
    <Card title={total > 0 ? t('holds.titleCount', { count: number(total) }) : t('holds.title')}>
      {holds.isPending && <SkeletonLines count={4} />}
      {holds.isError && !holds.data && <QueryFailed query={holds} />}
      {holds.data && <Rows rows={holds.data.pages.flatMap(({ items }) => items)} />}
      {holds.hasNextPage && (
        <Button loading={holds.isFetchingNextPage} onClick={() => void holds.fetchNextPage()}>
          {t('holds.more')}
        </Button>
      )}
    </Card>
  )
}

function Rows({ rows }: { rows: readonly Hold[] }) {
  const { t } = useTranslation('settings-consents')
  if (rows.length === 0)
    return (
      <Empty icon={<IconMoodCheck size={24} stroke={1.6} />} title={t('holds.empty')}>
        {t('holds.emptyText')}
      </Empty>
    )
  return (
    <ul className={css.list}>
      {rows.map((hold) => (
        <HoldRow key={hold.id} hold={hold} />
      ))}
    </ul>
  )
}

function HoldRow({ hold }: { hold: Hold }) {
  const { t } = useTranslation('settings-consents')
  const { date, dayOf } = useFormat()
  const mayLift = usePermission('consents.record')
  const lift = useLiftHold()
  const { patient, reason, scope, note, since, until, setBy } = hold
  const day = (at: string) => date(dayOf(at), { full: true })
  return (
    <li className={css.row}>
      <span className={css.words}>
        <span className={css.who}>
          <PageLink to={paths.patient(patient.id)}>{patient.fullName}</PageLink>
          <Tag tone={scope === 'everything' ? 'negative' : 'warning'}>{t(`holds.scope.${scope}`)}</Tag>
        </span>
        <span>
          {t(`holds.reason.${reason}`)}
          {note && `: ${note}`}
        </span>
        <span className="caption">
          {[t('holds.since', { date: day(since) }), until && t('holds.until', { date: day(until) }), setBy]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {mayLift && (
        <Button
          size="small"
          loading={lift.isPending}
          aria-label={`${t('holds.lift')}: ${patient.fullName}`}
          onClick={() => lift.mutate(hold)}
        >
          {t('holds.lift')}
        </Button>
      )}
    </li>
  )
}
