import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { type ReadySegment, readySegmentsQuery, useSegmentChange } from './segment-calls.ts'
import css from './segments.module.css'

/** Ready segments: what each is for, its conditions in words, one button to take it. */
export function ReadyPanel({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('segments')
  const ready = useQuery({ ...readySegmentsQuery, enabled: opened })
  const install = useSegmentChange((key: string) =>
    answer(api.POST('/api/v1/segments/ready/{key}', { params: { path: { key } } })),
  )
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('readyPanel.title')} line={t('readyPanel.line')}>
      {ready.isPending && <SkeletonBlock height={400} />}
      {ready.isError && <ErrorState code={asApiError(ready.error).code}>{ready.error.message}</ErrorState>}
      {install.isError && <ErrorState code={asApiError(install.error).code}>{install.error.message}</ErrorState>}
      {ready.data?.items.map((item) => (
        <ReadyItem
          key={item.key}
          item={item}
          loading={install.isPending && install.variables === item.key}
          onTake={() => install.mutate(item.key)}
        />
      ))}
    </SidePanel>
  )
}

type ReadyItemProps = { item: ReadySegment; loading: boolean; onTake: () => void }

function ReadyItem({ item, loading, onTake }: ReadyItemProps) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  return (
    <section className={css.ready}>
      <strong>{say(item.name)}</strong>
      <p>{say(item.description)}</p>
      <p className="caption">{say(item.sentence)}</p>
      {item.segmentId ? (
        <LinkButton size="small" to={paths.segment(item.segmentId)}>
          {t('readyPanel.open')}
        </LinkButton>
      ) : (
        <Button size="small" loading={loading} onClick={onTake}>
          {t('readyPanel.take')}
        </Button>
      )}
    </section>
  )
}
