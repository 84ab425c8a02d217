import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { type Merge, mergesQuery, unmerge } from './duplicate-queries.ts'
import css from './Identity.module.css'
import { showFailure } from './use-decisions.ts'
import { usePairWords } from './use-pair-words.ts'

/** Merges made by people and by the program; each can be undone. */
export function MergesCard() {
  const { t } = useTranslation('duplicates')
  const merges = useInfiniteQuery(mergesQuery())
  const items = merges.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card flush label={t('states.merged')}>
      {merges.isPending && (
        <CardPart>
          <SkeletonLines />
        </CardPart>
      )}
      {merges.isError && (
        <CardPart>
          <ErrorState retry={() => void merges.refetch()} code={asApiError(merges.error).code}>
            {merges.error.message}
          </ErrorState>
        </CardPart>
      )}
      {merges.data && items.length === 0 && <Empty centred title={t('empty.merged')} />}
      {items.length > 0 && (
        <div className={css.scroller}>
          <table className={css.merges}>
            <thead>
              <tr>
                <th scope="col">{t('merges.kept')}</th>
                <th scope="col">{t('merges.absorbed')}</th>
                <th scope="col">{t('merges.why')}</th>
                <th scope="col">{t('merges.who')}</th>
                <th scope="col">{t('merges.when')}</th>
                <th aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {items.map((merge) => (
                <MergeRow key={merge.id} merge={merge} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {merges.hasNextPage && (
        <CardPart>
          <Button size="small" loading={merges.isFetchingNextPage} onClick={() => void merges.fetchNextPage()}>
            {t('queue.more')}
          </Button>
        </CardPart>
      )}
    </Card>
  )
}

function MergeRow({ merge }: { merge: Merge }) {
  const { t } = useTranslation('duplicates')
  const format = useFormat()
  const words = usePairWords()
  const queries = useQueryClient()
  const split = async () => {
    const { editedFields } = await unmerge(merge.id)
    const fields = editedFields.map((field) => words.fieldName({ field, label: null })).join(', ')
    showToast({ text: fields ? t('done.unmergeEdited', { fields }) : t('done.unmerge') })
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['merges'] }),
      queries.invalidateQueries({ queryKey: ['duplicates'] }),
    ])
  }
  return (
    <tr>
      <td>
        <PageLink to={paths.patient(merge.keep.id)}>{merge.keep.fullName}</PageLink>
      </td>
      <td>{merge.absorb.fullName}</td>
      <td className="second">{merge.reasons.map(words.reason).join(', ') || t('merges.byHand')}</td>
      <td className="nowrap">{merge.automatic ? t('merges.automatic') : (merge.mergedBy ?? '')}</td>
      <td className="nowrap">{format.dateTime(merge.mergedAt)}</td>
      <td className={css.last}>
        {merge.undoneAt ? (
          <span className="caption">{t('merges.undone')}</span>
        ) : (
          <Button
            size="small"
            icon={<IconArrowsSplit2 size={14} stroke={1.6} />}
            onClick={() => void split().catch(showFailure)}
          >
            {t('actions.unmerge')}
          </Button>
        )}
      </td>
    </tr>
  )
}
