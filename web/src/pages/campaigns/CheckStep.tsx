import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty, ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconListCheck, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { type CampaignCard, type CampaignCheck, useCampaignChange } from './campaign-calls.ts'
import css from './campaigns.module.css'
import { FallChart } from './FallChart.tsx'
import { ForecastRail } from './ForecastRail.tsx'
import { ProblemList } from './ProblemList.tsx'
import type { WaterfallStep } from './waterfall-rows.ts'

export type CheckStepProps = { campaign: CampaignCard; canEdit: boolean }

/** Who would get the message and why not everybody; nothing is sent by looking. */
export function CheckStep({ campaign, canEdit }: CheckStepProps) {
  const run = useCampaignChange(() =>
    answer(api.POST('/api/v1/campaigns/{id}/check', { params: { path: { id: campaign.id } }, body: {} })),
  )
  const again = canEdit && <RunCheck campaign={campaign} isBusy={run.isPending} onRun={() => run.mutate(undefined)} />
  return (
    <>
      {run.isError && <ErrorState code={asApiError(run.error).code}>{run.error.message}</ErrorState>}
      <ProblemList problems={campaign.problems} />
      <Found check={campaign.check} again={again} />
    </>
  )
}

type RunCheckProps = { campaign: CampaignCard; isBusy: boolean; onRun: () => void }

function RunCheck({ campaign: { check, problems }, isBusy, onRun }: RunCheckProps) {
  const { t } = useTranslation('campaigns')
  return (
    <Button
      icon={<IconRefresh size={16} stroke={1.6} />}
      disabled={problems.some(({ severity }) => severity === 'error')}
      loading={isBusy || check?.state === 'running'}
      onClick={onRun}
    >
      {t(check ? 'check.again' : 'check.run')}
    </Button>
  )
}

function Found({ check, again }: { check: CampaignCheck | null; again: ReactNode }) {
  const { t } = useTranslation('campaigns')
  if (!check) {
    return (
      <Empty centred icon={<IconListCheck size={24} stroke={1.6} />} title={t('steps.check')} actions={again}>
        {t('check.need')}
      </Empty>
    )
  }
  if (check.state === 'running') return <Progress check={check} />
  if (check.state === 'failed') {
    return (
      <Strip tone="warning" action={again}>
        {t('check.failed')}
      </Strip>
    )
  }
  return <Outcome check={check} again={again} />
}

function Outcome({ check, again }: { check: CampaignCheck; again: ReactNode }) {
  const { t } = useTranslation('campaigns')
  const { dateTime } = useFormat()
  const done = t('check.done', { at: dateTime(check.finishedAt ?? check.createdAt) })
  return (
    <>
      {!check.isCurrent && (
        <Strip tone="warning" action={again}>
          {t('check.stale')}
        </Strip>
      )}
      <Columns tracks="1fr 320px" top>
        <Fall
          check={check}
          right={
            <>
              <span className="caption">{done}</span>
              {check.isCurrent && again}
            </>
          }
        />
        <ForecastRail check={check} />
      </Columns>
    </>
  )
}

function Progress({ check: { progress } }: { check: CampaignCheck }) {
  const { t } = useTranslation('campaigns')
  const { number } = useFormat()
  const { done, total } = progress
  const line = t('check.running', { done: number(done), total: number(total) })
  return (
    <Strip tone="info">
      {line}
      <ProgressBar label={line} share={total > 0 ? done / total : 0} />
    </Strip>
  )
}

function Fall({ check, right }: { check: CampaignCheck; right: ReactNode }) {
  const { t } = useTranslation('campaigns')
  const [opened, setOpened] = useState<WaterfallStep | null>(null)
  if (!check.waterfall) return null
  return (
    <Card
      title={t('check.title')}
      explain={<Explain name={t('check.title')} meaning={t('check.explain')} />}
      right={right}
    >
      <FallChart waterfall={check.waterfall} onOpen={setOpened} />
      <ReasonPanel step={opened} examples={check.examples} onClose={() => setOpened(null)} />
    </Card>
  )
}

type ReasonPanelProps = { step: WaterfallStep | null; examples: CampaignCheck['examples']; onClose: () => void }

/** The reasons behind one step, what can be done about each, and people they are about. */
function ReasonPanel({ step, examples, onClose }: ReasonPanelProps) {
  const { t } = useTranslation('campaigns')
  const say = useBilingual()
  return (
    <SidePanel
      opened={step !== null}
      onClose={onClose}
      title={step && say(step.words)}
      line={step && t('people.line', { count: step.lost })}
    >
      {step?.reasons.map(({ reason, people }) => (
        <section key={reason.code} className={css.reason}>
          <h3 className={css.heading}>
            {reason.text} <span className="num">{people}</span>
          </h3>
          {reason.fix && <p className={css.fix}>{reason.fix}</p>}
          <Examples people={people} patients={examples.find((one) => one.reason === reason.code)?.patients ?? []} />
        </section>
      ))}
    </SidePanel>
  )
}

type ExamplesProps = { people: number; patients: CampaignCheck['examples'][number]['patients'] }

function Examples({ people, patients }: ExamplesProps) {
  const { t } = useTranslation('campaigns')
  const { number } = useFormat()
  return (
    <>
      <ul className={css.people}>
        {patients.map(({ id, fullName }) => (
          <li key={id}>
            <PageLink to={paths.patient(id)}>{fullName}</PageLink>
          </li>
        ))}
      </ul>
      {patients.length > 0 && patients.length < people && (
        <p className="caption">{t('check.some', { shown: patients.length, people: number(people) })}</p>
      )}
    </>
  )
}
