import { Menu } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconCopy, IconDots, IconFlask, IconSend, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { paths, withFilters } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { EditorHead } from '../../shell/EditorHead.tsx'
import { Page } from '../../shell/Page.tsx'
import { useGo } from '../../shell/use-go.ts'
import { useUrlState } from '../../url-state.ts'
import { AudienceStep } from './AudienceStep.tsx'
import { type CampaignCard, useCampaignChange } from './campaign-calls.ts'
import { CampaignStateTag } from './CampaignStateTag.tsx'
import { CheckStep } from './CheckStep.tsx'
import { type LaunchMode, LaunchPanel } from './LaunchPanel.tsx'
import { MessageStep } from './MessageStep.tsx'
import { RulesStep } from './RulesStep.tsx'
import { type CampaignDraft, useCampaignDraft } from './use-campaign-draft.ts'
import { WIZARD_STEPS, type WizardStep, WizardSteps } from './WizardSteps.tsx'

const VIEW = { step: '', segment: '' }

/** A campaign being prepared: audience, message, rules, check, launch. Null: not stored yet. */
export function CampaignWizard({ campaign }: { campaign: CampaignCard | null }) {
  const { t } = useTranslation('campaigns')
  const go = useGo()
  const [view] = useUrlState(VIEW)
  const canEdit = usePermission('campaigns.edit')
  const draft = useCampaignDraft(campaign, view.segment || null)
  const step = WIZARD_STEPS.find((one) => one === view.step) ?? 'audience'
  const [launching, setLaunching] = useState<LaunchMode | null>(null)
  // A step is left with everything stored: the check reads what is stored.
  const open = (next: WizardStep) => {
    const show = (id: string) => go(withFilters(paths.campaign(id), { step: next }), { replace: campaign === null })
    if (campaign && (!draft.changed || !canEdit)) return show(campaign.id)
    // A failure stays on the page; see `draft.failure`.
    draft.save().then(show, () => undefined)
  }
  useHotkeys([['mod+S', () => void (draft.changed && canEdit && draft.save().catch(() => undefined))]], [])
  return (
    <Page
      title={campaign?.name ?? t('newName')}
      back={paths.campaigns}
      explanation={t('explanation', { returnObjects: true })}
      head={
        <WizardHead
          campaign={campaign}
          draft={draft}
          canEdit={canEdit}
          step={step}
          onStep={open}
          onLaunch={setLaunching}
        />
      }
    >
      <WizardSteps current={step} done={(one) => isDone(one, draft, campaign)} onOpen={open} />
      {draft.failure && <ErrorState code={asApiError(draft.failure).code}>{draft.failure.message}</ErrorState>}
      <StepBody step={step} campaign={campaign} draft={draft} canEdit={canEdit} />
      {campaign?.check && (
        <LaunchPanel campaign={campaign} check={campaign.check} mode={launching} onMode={setLaunching} />
      )}
    </Page>
  )
}

type StepBodyProps = { step: WizardStep; campaign: CampaignCard | null; draft: CampaignDraft; canEdit: boolean }

function StepBody({ step, campaign, draft, canEdit }: StepBodyProps) {
  if (step === 'message') return <MessageStep draft={draft} canEdit={canEdit} />
  if (step === 'rules') return <RulesStep draft={draft} canEdit={canEdit} />
  if (step === 'check' && campaign) return <CheckStep campaign={campaign} canEdit={canEdit} />
  return <AudienceStep draft={draft} canEdit={canEdit} />
}

function isDone(step: WizardStep, { definition }: CampaignDraft, campaign: CampaignCard | null): boolean {
  if (step === 'audience') return definition.segmentId !== null
  if (step === 'message') return definition.variants.length > 0
  return step === 'rules' ? campaign?.check != null : campaign?.state === 'checked'
}

type WizardHeadProps = {
  campaign: CampaignCard | null
  draft: CampaignDraft
  canEdit: boolean
  step: WizardStep
  onStep: (step: WizardStep) => void
  onLaunch: (mode: LaunchMode) => void
}

function WizardHead({ campaign, draft, canEdit, step, onStep, onLaunch }: WizardHeadProps) {
  const { t } = useTranslation('campaigns')
  const { dateTime } = useFormat()
  const saved = campaign && t('savedAt', { at: dateTime(campaign.updatedAt) })
  return (
    <EditorHead
      back={{ to: paths.campaigns, label: t('title') }}
      name={draft.name}
      nameLabel={t('name')}
      placeholder={t('namePlaceholder')}
      onRename={canEdit ? draft.rename : undefined}
      tags={
        <>
          {campaign && <CampaignStateTag state={campaign.state} />}
          {!canEdit && <Tag tone="outline">{t('readOnly')}</Tag>}
        </>
      }
      line={draft.changed ? t('unsaved') : saved}
      actions={
        <>
          {campaign && canEdit && <MoreMenu id={campaign.id} />}
          {canEdit && draft.changed && (
            <Button loading={draft.saving} keyHint="Ctrl S" onClick={() => void draft.save().catch(() => undefined)}>
              {t('save')}
            </Button>
          )}
          <StepButtons campaign={campaign} draft={draft} step={step} onStep={onStep} onLaunch={onLaunch} />
        </>
      }
    />
  )
}

type StepButtonsProps = Omit<WizardHeadProps, 'canEdit'>

/** To the next step; on the last one the launch. */
function StepButtons({ campaign, draft, step, onStep, onLaunch }: StepButtonsProps) {
  const { t } = useTranslation('campaigns')
  const canLaunch = usePermission('campaigns.launch')
  const next = WIZARD_STEPS[WIZARD_STEPS.indexOf(step) + 1]
  if (!next) return canLaunch && <LaunchButtons campaign={campaign} isSaved={!draft.changed} onLaunch={onLaunch} />
  const { segmentId, variants } = draft.definition
  const isEmpty = step === 'audience' ? !segmentId : step === 'message' && variants.length === 0
  return (
    <Button variant="main" disabled={isEmpty} loading={draft.saving} onClick={() => onStep(next)}>
      {t('next', { step: t(`steps.${next}`).toLowerCase() })}
    </Button>
  )
}

type LaunchButtonsProps = {
  campaign: CampaignCard | null
  isSaved: boolean
  onLaunch: (mode: LaunchMode) => void
}

function LaunchButtons({ campaign, isSaved, onLaunch }: LaunchButtonsProps) {
  const { t } = useTranslation('campaigns')
  const check = campaign?.check
  const isReady = isSaved && campaign?.state === 'checked' && check?.isCurrent && (check.waterfall?.coming ?? 0) > 0
  return (
    <Line>
      <Button icon={<IconFlask size={16} stroke={1.6} />} disabled={!isReady} onClick={() => onLaunch('pilot')}>
        {t('launch.pilotFirst', { percent: 5 })}
      </Button>
      <Button
        variant="main"
        icon={<IconSend size={16} stroke={1.6} />}
        disabled={!isReady}
        onClick={() => onLaunch('now')}
      >
        {t('launch.open')}
      </Button>
    </Line>
  )
}

function MoreMenu({ id }: { id: string }) {
  const { t } = useTranslation('campaigns')
  const go = useGo()
  const params = { path: { id } }
  const copy = useCampaignChange(() => answer(api.POST('/api/v1/campaigns/{id}/duplicate', { params })))
  const remove = useCampaignChange(() => answer(api.DELETE('/api/v1/campaigns/{id}', { params })))
  const onError = (error: Error) => showToast({ tone: 'failed', text: error.message })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="quiet" aria-label={t('more')} icon={<IconDots size={16} stroke={1.6} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} stroke={1.6} />}
          onClick={() => copy.mutate(undefined, { onError, onSuccess: (made) => go(paths.campaign(made.id)) })}
        >
          {t('duplicate')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} stroke={1.6} />}
          onClick={() =>
            remove.mutate(undefined, {
              onError,
              onSuccess: () => {
                showToast({ text: t('removed') })
                go(paths.campaigns)
              },
            })
          }
        >
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
