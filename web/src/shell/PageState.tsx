import { can, type Permission, ROLE_WORDS, STAFF_ROLES } from '@revisit/domain/roles.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBar, SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconLock, IconMapOff } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../api.ts'
import { paths } from '../paths.ts'
import { LinkButton } from './PageLink.tsx'
import css from './Page.module.css'

/** A page that broke: what failed, retry, code. The frame around it goes on working. */
export function PageFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation('shell')
  const router = useRouter()
  const known = asApiError(error)
  if (known.status === 403) {
    return <PageClosed />
  }
  const retry = () => {
    reset?.()
    void router.invalidate()
  }
  return (
    <div className={css.page}>
      <ErrorState retry={retry} code={known.code}>
        {t('state.pageFailed')} {known.message}
      </ErrorState>
      <div>
        <Button size="small" onClick={() => window.location.reload()}>
          {t('state.reload')}
        </Button>
      </div>
    </div>
  )
}

/** A page the person's role does not open: why, and who opens it. */
export function PageClosed({ permission }: { permission?: string }) {
  const { t } = useTranslation('shell')
  const { locale } = useFormat()
  const open = STAFF_ROLES.filter((role) => permission && can(role, permission as Permission))
  const roles = open.map((role) => ROLE_WORDS[role][locale]).join(', ')
  return (
    <Empty centred icon={<IconLock size={24} stroke={1.6} />} title={t('state.noRights')}>
      {roles && t('state.noRightsWho', { roles })} {t('state.noRightsText')}
    </Empty>
  )
}

/** Grey shapes while the page's own code and words arrive. */
export function PagePending() {
  return (
    <div className={css.page}>
      <div style={{ height: 32, display: 'flex', alignItems: 'center' }}>
        <SkeletonBar width={220} height={20} />
      </div>
      <SkeletonBlock height={96} />
      <SkeletonBlock height={320} />
    </div>
  )
}

/** An address that leads nowhere. */
export function PageNotFound() {
  const { t } = useTranslation('shell')
  return (
    <Empty
      centred
      icon={<IconMapOff size={24} stroke={1.6} />}
      title={t('state.notFound')}
      actions={<LinkButton to={paths.overview}>{t('state.toStart')}</LinkButton>}
    >
      {t('state.notFoundText')}
    </Empty>
  )
}
