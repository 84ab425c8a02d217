import { Menu } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { IconArrowLeft, IconDots, IconHistory, IconPencil, IconUserSearch, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { JourneyMode } from './journey-mode.ts'
import type { JourneyDetail } from './journey-calls.ts'
import css from './journeys.module.css'
import { NameField } from './NameField.tsx'
import { RuleLine } from './RuleLine.tsx'
import { RunMenu } from './run/RunMenu.tsx'
import { StateTag } from './StateTag.tsx'
import type { Draft } from './use-draft.ts'

export type JourneyHeadProps = {
  journey: JourneyDetail
  draft: Draft
  mode: JourneyMode
  onMode: (mode: JourneyMode) => void
  /** Opens a step, the entry or a panel beside the canvas. */
  onOpen: (what: string) => void
}

/** Name, versions, the view, and what one may do with the journey. */
export function JourneyHead({ journey, draft, mode, onMode, onOpen }: JourneyHeadProps) {
  const { t } = useTranslation('journeys')
  const [renaming, setRenaming] = useState(false)
  const canEdit = usePermission('journeys.edit')
  return (
    <header className={css.head}>
      <div className={css.headRow}>
        <PageLink to={paths.journeys} aria-label={t('title')}>
          <IconArrowLeft size={16} stroke={1.6} />
        </PageLink>
        {renaming ? (
          <NameField journey={journey} onDone={() => setRenaming(false)} />
        ) : (
          <h1 className={css.name}>{journey.name}</h1>
        )}
        <VersionTags journey={journey} onOpen={onOpen} />
        <div className={css.actions}>
          <ViewSwitch mode={mode} onMode={onMode} />
          <Button icon={<IconUserSearch size={16} stroke={1.6} />} onClick={() => onOpen('walk')}>
            {t('walkThrough')}
          </Button>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button aria-label={t('more')} icon={<IconDots size={16} stroke={1.6} />} />
            </Menu.Target>
            <Menu.Dropdown>
              {canEdit && (
                <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setRenaming(true)}>
                  {t('rename')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconUsers size={16} stroke={1.6} />} onClick={() => onOpen('people')}>
                {t('peopleInside')}
              </Menu.Item>
              <Menu.Item leftSection={<IconHistory size={16} stroke={1.6} />} onClick={() => onOpen('versions')}>
                {t('versions')}
              </Menu.Item>
              <RunMenu journey={journey} onOpen={onOpen} />
            </Menu.Dropdown>
          </Menu>
          <DraftButtons journey={journey} draft={draft} isEditing={mode === 'edit' && canEdit} onOpen={onOpen} />
        </div>
      </div>
      <RuleLine definition={draft.definition} onOpen={() => onOpen('entry')} />
      {draft.failure && <ErrorState code={asApiError(draft.failure).code}>{draft.failure.message}</ErrorState>}
      {journey.holding.stale && <Strip tone="warning">{t('holding')}</Strip>}
    </header>
  )
}

function VersionTags({ journey, onOpen }: Pick<JourneyHeadProps, 'journey' | 'onOpen'>) {
  const { t } = useTranslation('journeys')
  const shown = journey.versions.filter(({ state }) => state !== 'closed')
  return (
    <button type="button" className={css.tags} title={t('versions')} onClick={() => onOpen('versions')}>
      {(journey.state === 'paused' || journey.state === 'closed') && <StateTag state={journey.state} />}
      {shown.map(({ id, state, number, inside }) => (
        <StateTag key={id} state={state} number={number} inside={inside} />
      ))}
    </button>
  )
}

function ViewSwitch({ mode, onMode }: Pick<JourneyHeadProps, 'mode' | 'onMode'>) {
  const { t } = useTranslation('journeys')
  const canEdit = usePermission('journeys.edit')
  const modes = canEdit ? (['edit', 'numbers', 'dry'] as const) : (['numbers', 'dry'] as const)
  return (
    <Segmented
      label={t('view')}
      value={mode}
      options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
      onChange={onMode}
      size="small"
    />
  )
}

type DraftButtonsProps = Pick<JourneyHeadProps, 'journey' | 'draft' | 'onOpen'> & { isEditing: boolean }

/** Take back, save, publish: publishing saves first. */
function DraftButtons({ journey, draft, isEditing, onOpen }: DraftButtonsProps) {
  const { t } = useTranslation('journeys')
  const canPublish = usePermission('journeys.publish')
  const hasDraft = draft.changed || journey.versions.some(({ state }) => state === 'draft')
  const publish = async () => {
    if (draft.changed) await draft.save()
    onOpen('publish')
  }
  return (
    <>
      {isEditing && draft.changed && (
        <>
          <Button variant="quiet" onClick={draft.undo}>
            {t('undo')}
          </Button>
          <Button loading={draft.saving} onClick={() => void draft.save().catch(() => undefined)}>
            {t('save')}
          </Button>
        </>
      )}
      {canPublish && hasDraft && journey.state !== 'deleted' && (
        <Button variant="main" disabled={draft.saving} onClick={() => void publish().catch(() => undefined)}>
          {t('publish')}
        </Button>
      )}
    </>
  )
}
