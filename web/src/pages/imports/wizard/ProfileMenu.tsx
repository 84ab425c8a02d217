import { Menu, Modal, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { IconBookmark, IconChevronDown, IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportProfile } from '../kit/import-types.ts'

export type ProfileMenuProps = {
  profiles: ImportProfile[]
  /** The template this mapping came from. */
  applied: string | null
  onApply: (profile: ImportProfile) => void
  onSave: (name: string) => Promise<unknown>
  disabled?: boolean
}

/** Mappings kept for files that come again: apply one, save this one. */
export function ProfileMenu({ profiles, applied, onApply, onSave, disabled }: ProfileMenuProps) {
  const { t } = useTranslation('import-run')
  const [naming, setNaming] = useState(false)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="small" icon={<IconBookmark size={14} stroke={1.6} />} disabled={disabled}>
            {applied ? t('profile.applied', { name: applied }) : t('profile.title')}
            <IconChevronDown size={14} stroke={1.6} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {profiles.map((profile) => (
            <Menu.Item key={profile.id} onClick={() => onApply(profile)}>
              {profile.name}
            </Menu.Item>
          ))}
          {profiles.length === 0 && <Menu.Label>{t('profile.none')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={14} stroke={1.6} />} onClick={() => setNaming(true)}>
            {t('profile.save')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title={t('profile.save')} size={400}>
        <NameForm initial={applied ?? ''} onSave={onSave} onDone={() => setNaming(false)} />
      </Modal>
    </>
  )
}

type NameFormProps = { initial: string; onSave: (name: string) => Promise<unknown>; onDone: () => void }

function NameForm({ initial, onSave, onDone }: NameFormProps) {
  const { t } = useTranslation('import-run')
  const [name, setName] = useState(initial)
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const save = () => {
    setState({ busy: true, error: null })
    onSave(name.trim()).then(onDone, (error: Error) => setState({ busy: false, error: error.message }))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextInput
        label={t('profile.name')}
        placeholder={t('profile.example')}
        description={t('profile.meaning')}
        value={name}
        maxLength={100}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {state.error && <ErrorState>{state.error}</ErrorState>}
      <div style={{ marginTop: 16 }}>
        <Line>
          <Button type="submit" variant="main" disabled={name.trim() === ''} loading={state.busy}>
            {t('profile.keep')}
          </Button>
          <Button variant="quiet" onClick={onDone}>
            {t('profile.cancel')}
          </Button>
        </Line>
      </div>
    </form>
  )
}
