import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { type Library, libraryQuery, useJourneyChange } from './journey-calls.ts'
import css from './journeys.module.css'

/** Ready journeys: what each does, what it needs, one button to take it. */
export function LibraryPanel({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('journeys')
  const go = useGo()
  const library = useQuery({ ...libraryQuery, enabled: opened })
  const install = useJourneyChange((key: string) =>
    answer(api.POST('/api/v1/journey-library/{key}', { params: { path: { key } }, body: {} })),
  )
  const take = (key: string) => install.mutate(key, { onSuccess: ({ id }) => go(paths.journey(id)) })
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('library.title')} line={t('library.line')}>
      {library.isPending && <SkeletonBlock height={400} />}
      {library.isError && <ErrorState code={asApiError(library.error).code}>{library.error.message}</ErrorState>}
      {install.isError && <ErrorState code={asApiError(install.error).code}>{install.error.message}</ErrorState>}
      {library.data?.items.map((item) => (
        <LibraryItem key={item.key} item={item} busy={install.isPending} onTake={() => take(item.key)} />
      ))}
    </SidePanel>
  )
}

type LibraryItemProps = { item: Library['items'][number]; busy: boolean; onTake: () => void }

function LibraryItem({ item, busy, onTake }: LibraryItemProps) {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  return (
    <section className={css.ready}>
      <div className={css.readyHead}>
        <strong>{say(item.name)}</strong>
        {item.advertising && <Tag tone="outline">{t('library.advertising')}</Tag>}
      </div>
      <p>{say(item.description)}</p>
      <p className="caption">{t('library.needs', { needs: say(item.needs) })}</p>
      {item.installed ? (
        <LinkButton size="small" to={paths.journey(item.installed.id)}>
          {t('library.open')}
        </LinkButton>
      ) : (
        <Button size="small" disabled={busy} onClick={onTake}>
          {t('library.take')}
        </Button>
      )}
    </section>
  )
}
