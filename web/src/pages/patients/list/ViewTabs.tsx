import { Menu, Popover, Switch, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { IconBookmarkPlus, IconDots, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { useAttempt } from '../use-attempt.ts'
import type { SavedView } from '../patient-types.ts'
import { useViewActions, viewsQuery } from './view-queries.ts'
import { readView, showsView, type ViewState } from './view-state.ts'
import css from './List.module.css'

export type ViewTabsProps = {
  /** Id of the open view, empty for all patients. */
  current: string
  now: ViewState
  onOpen: (view: SavedView | null) => void
}

/** Saved views of the list as tabs; what is changed can be saved into the view or as a new one. */
export function ViewTabs({ current, now, onOpen }: ViewTabsProps) {
  const { t } = useTranslation('patients')
  const canSave = usePermission('views.save')
  const views = useQuery({ ...viewsQuery, enabled: canSave })
  const open = views.data?.find((view) => view.id === current)
  const isPlain = showsView({ filters: {}, sort: 'name', columns: [] }, now)
  const isChanged = open ? !showsView(readView(open), now) : !isPlain
  if (!canSave) return null
  return (
    <div className={css.views} role="tablist" aria-label={t('views.label')}>
      <button type="button" role="tab" className={css.view} aria-selected={!open} onClick={() => onOpen(null)}>
        {t('views.all')}
      </button>
      {views.data?.map((view) => (
        <ViewTab key={view.id} view={view} isOpen={view.id === current} onOpen={onOpen} />
      ))}
      {views.isError && <span className="caption">{t('views.failed')}</span>}
      {isChanged && (
        <span className={css.viewActions}>
          {open?.own && <UpdateView view={open} now={now} />}
          <SaveView now={now} onSaved={onOpen} />
        </span>
      )}
    </div>
  )
}

function ViewTab({ view, isOpen, onOpen }: { view: SavedView; isOpen: boolean; onOpen: ViewTabsProps['onOpen'] }) {
  const { t } = useTranslation('patients')
  return (
    <>
      <button type="button" role="tab" className={css.view} aria-selected={isOpen} onClick={() => onOpen(view)}>
        {view.shared && <IconUsers size={14} stroke={1.6} aria-label={t('views.sharedMark')} />}
        {view.name}
      </button>
      {isOpen && view.own && <ViewMenu view={view} onOpen={onOpen} />}
    </>
  )
}

function ViewMenu({ view, onOpen }: { view: SavedView; onOpen: ViewTabsProps['onOpen'] }) {
  const { t } = useTranslation('patients')
  const canShare = usePermission('views.share')
  const { save, change, remove } = useViewActions()
  const { attempt } = useAttempt()
  const [naming, setNaming] = useState(false)
  const share = () =>
    attempt(() => change(view.id, { shared: !view.shared }), {
      done: t(view.shared ? 'views.unshared' : 'views.shared'),
      undo: () => change(view.id, { shared: view.shared }),
    })
  const drop = async () => {
    const { name, shared, state } = view
    const undo = async () => onOpen(await save({ name, shared, state }))
    if (await attempt(() => remove(view.id), { done: t('views.removed', { name }), undo })) onOpen(null)
  }
  const rename = async (name: string) => {
    const undo = () => change(view.id, { name: view.name })
    if (await attempt(() => change(view.id, { name }), { done: t('views.renamed'), undo })) setNaming(false)
  }
  return (
    <Popover opened={naming} onChange={setNaming} width={280} position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <span style={{ display: 'inline-flex' }}>
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <button type="button" className={css.viewMenu} aria-label={t('views.menu', { name: view.name })}>
                <IconDots size={14} stroke={1.6} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setNaming(true)}>{t('views.rename')}</Menu.Item>
              {canShare && (
                <Menu.Item onClick={() => void share()}>
                  {t(view.shared ? 'views.makeOwn' : 'views.makeShared')}
                </Menu.Item>
              )}
              <Menu.Item onClick={() => void drop()}>{t('views.remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <NameForm name={view.name} button={t('views.rename')} onSubmit={(name) => void rename(name)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function UpdateView({ view, now }: { view: SavedView; now: ViewState }) {
  const { t } = useTranslation('patients')
  const { change } = useViewActions()
  const { attempt } = useAttempt()
  const update = () =>
    attempt(() => change(view.id, { state: now }), {
      done: t('views.updated', { name: view.name }),
      undo: () => change(view.id, { state: view.state }),
    })
  return (
    <button type="button" className="link-button" onClick={() => void update()}>
      {t('views.update')}
    </button>
  )
}

function SaveView({ now, onSaved }: { now: ViewState; onSaved: (view: SavedView | null) => void }) {
  const { t } = useTranslation('patients')
  const canShare = usePermission('views.share')
  const { save, remove } = useViewActions()
  const { busy, attempt } = useAttempt()
  const [opened, open] = useState(false)
  const [shared, setShared] = useState(false)
  const submit = async (name: string) => {
    let made: SavedView | null = null
    const work = async () => {
      made = await save({ name, shared, state: now })
    }
    const undo = async () => {
      onSaved(null)
      if (made) await remove(made.id)
    }
    if (!(await attempt(work, { done: t('views.saved', { name }), undo }))) return
    open(false)
    onSaved(made)
  }
  return (
    <Popover opened={opened} onChange={open} width={300} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <button type="button" className="link-button nowrap" onClick={() => open(!opened)}>
          <IconBookmarkPlus size={14} stroke={1.6} style={{ verticalAlign: -3 }} /> {t('views.save')}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <NameForm name="" button={t('views.create')} busy={busy} onSubmit={(name) => void submit(name)}>
          {canShare && (
            <Switch
              label={t('views.share')}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
        </NameForm>
      </Popover.Dropdown>
    </Popover>
  )
}

type NameFormProps = {
  name: string
  button: string
  busy?: boolean
  onSubmit: (name: string) => void
  children?: React.ReactNode
}

function NameForm({ name, button, busy, onSubmit, children }: NameFormProps) {
  const { t } = useTranslation('patients')
  const [text, setText] = useState(name)
  return (
    <form
      className={css.popoverForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) onSubmit(text.trim())
      }}
    >
      <TextInput
        data-autofocus
        label={t('views.name')}
        placeholder={t('views.nameHint')}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {children}
      <div>
        <Button type="submit" variant="main" loading={busy} disabled={!text.trim()}>
          {button}
        </Button>
      </div>
    </form>
  )
}
