import { useQuery } from '@tanstack/react-query'
import { Card } from '@revisit/ui/Card.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconCheck } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'
import { rightsQuery } from '../settings-queries.ts'
import { QueryState } from '../kit/QueryState.tsx'
import { permissionGroups } from './permission-groups.ts'
import css from './Rights.module.css'

type Words = { ru: string; en: string }
type Rights = {
  roles: { key: string; words: Words; firstPage: string | null }[]
  permissions: { key: string; words: Words; roles: string[] }[]
}

/** The table of rights: permissions down, roles across. */
export function RightsSection() {
  const { t } = useTranslation('settings-rights')
  const rights = useQuery(rightsQuery)
  return (
    <Card title={t('title')} flush>
      <p className={`${css.note} caption`}>{t('text')}</p>
      <QueryState query={rights} lines={12} flush>
        {(loaded) => <RightsTable rights={loaded} />}
      </QueryState>
    </Card>
  )
}

function RightsTable({ rights: { roles, permissions } }: { rights: Rights }) {
  const { t } = useTranslation('settings-rights')
  const { locale } = useFormat()
  const own = useSession().staff.role
  const ownColumn = (role: string) => role === own && css.own
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by the keyboard
    <div className={css.scroller} role="region" aria-label={t('title')} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.words}>
              {t('permission')}
            </th>
            {roles.map((role) => (
              <th key={role.key} scope="col" className={classes(ownColumn(role.key))}>
                {role.words[locale]}
                {role.key === own && <span className="visually-hidden">, {t('yourRole')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups(permissions).map(({ group, permissions: inGroup }) => (
            <Fragment key={group}>
              <tr className={css.group}>
                <th scope="colgroup" colSpan={roles.length + 1}>
                  <span>{t(`group.${group}`)}</span>
                </th>
              </tr>
              {inGroup.map((permission) => (
                <tr key={permission.key}>
                  <th scope="row" className={css.words} title={permission.key}>
                    {permission.words[locale]}
                  </th>
                  {roles.map((role) => (
                    <td key={role.key} className={classes(ownColumn(role.key))}>
                      <Has right={permission.roles.includes(role.key)} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
          <tr className={css.first}>
            <th scope="row" className={css.words}>
              {t('firstPage')}
            </th>
            {roles.map((role) => (
              <td key={role.key} className={classes(ownColumn(role.key))}>
                <FirstPage page={role.firstPage} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function Has({ right }: { right: boolean }) {
  const { t } = useTranslation('settings-rights')
  return (
    <>
      {right ? <IconCheck size={16} stroke={2} className={css.tick} /> : <span className={css.none} />}
      <span className="visually-hidden">{t(right ? 'yes' : 'no')}</span>
    </>
  )
}

function FirstPage({ page }: { page: string | null }) {
  const { t } = useTranslation('settings-rights')
  if (!page) return <span className={css.none} />
  return <>{t(`page.${page as 'overview'}`, { defaultValue: page })}</>
}
