import { Menu } from '@mantine/core'
import {
  IconBuildingHospital,
  IconCheck,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
} from '@tabler/icons-react'
import { Avatar } from '@revisit/ui/Avatar.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { useThemeChoice } from '../theme-choice.ts'
import { useAppActions } from './app-actions.ts'
import { enterClinic, ownClinicsQuery } from './own-clinics.ts'
import { useGo } from './use-go.ts'
import css from './Shell.module.css'

/** Who is signed in; theme, language, security and the way out. */
export function UserMenu({ folded }: { folded: boolean }) {
  const { t } = useTranslation('shell')
  const { staff, clinic } = useSession()
  const theme = useThemeChoice()
  const go = useGo()
  const actions = useAppActions()
  const places = useQuery(ownClinicsQuery).data?.items.length ?? 1
  const role = t(`role.${staff.role}` as 'role.owner', { defaultValue: staff.role })
  return (
    <Menu position="top-start" width={224}>
      <Menu.Target>
        <button type="button" className={css.person} aria-label={t('user.menu')}>
          <Avatar name={staff.name} />
          {!folded && (
            <span className={css.personWords}>
              <b>{staff.name}</b>
              <span>{places > 1 ? `${role} · ${clinic.name}` : role}</span>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Clinics />
        <Menu.Item
          leftSection={theme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={actions.switchTheme}
        >
          {t('user.theme')}: {t(theme === 'dark' ? 'user.dark' : 'user.light')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={actions.switchLanguage}>
          {t('palette.language')}
        </Menu.Item>
        <Menu.Item leftSection={<IconShieldLock size={16} />} onClick={() => go(paths.settingsPart('security'))}>
          {t('user.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={actions.signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The clinics of a person who works in several; the one that is open is marked. */
function Clinics() {
  const { t } = useTranslation('shell')
  const clinics = useQuery(ownClinicsQuery).data?.items ?? []
  if (clinics.length < 2) return null
  const enter = (id: string) =>
    enterClinic(id).catch((error: Error) =>
      showToast({ tone: 'failed', text: t('user.clinicFailed', { message: error.message }) }),
    )
  return (
    <>
      <Menu.Label>{t('user.clinics')}</Menu.Label>
      {clinics.map(({ id, name, current }) => (
        <Menu.Item
          key={id}
          leftSection={<IconBuildingHospital size={16} />}
          rightSection={current && <IconCheck size={14} />}
          onClick={current ? undefined : () => void enter(id)}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}
