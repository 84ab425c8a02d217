import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { KeyHint } from '@revisit/ui/KeyHint.tsx'
import { Crumbs } from '@revisit/ui/PageHead.tsx'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { useGo } from '../../../shell/use-go.ts'
import { useListContext } from '../list-context.ts'
import { patientsQuery } from '../list/list-queries.ts'
import css from './Patient.module.css'

/** The way back to the list, the place in it, and the neighbours. */
export function CardHead({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const context = useListContext()
  const neighbours = useNeighbours(patientId)
  const crumbs = [
    <PageLink key="list" to={context?.address ?? paths.patients}>
      {t('crumbs.patients')}
    </PageLink>,
    ...(context?.name && neighbours.place > 0 ? [context.name] : []),
    ...(neighbours.place > 0
      ? [
          <span key="place" className="num">
            {t('crumbs.place', { place: format.number(neighbours.place), total: format.number(neighbours.total) })}
          </span>,
        ]
      : []),
  ]
  return (
    <div className={css.crumbs}>
      <Crumbs items={crumbs} />
      <span className={css.keys}>
        <KeyHint>k</KeyHint>
        <KeyHint>j</KeyHint>
        <span className="caption">{t('crumbs.timeline')}</span>
      </span>
      {neighbours.place > 0 && (
        <>
          <Button
            icon={<IconChevronUp size={16} stroke={1.6} />}
            aria-label={t('crumbs.previous')}
            title={t('crumbs.previous')}
            disabled={!neighbours.previous}
            onClick={neighbours.toPrevious}
          />
          <Button
            icon={<IconChevronDown size={16} stroke={1.6} />}
            aria-label={t('crumbs.next')}
            title={t('crumbs.next')}
            disabled={!neighbours.next}
            onClick={neighbours.toNext}
          />
        </>
      )}
    </div>
  )
}

const EARLY = 3

/** Who stands before and after this patient in the list they were opened from; further pages are read on the way. */
function useNeighbours(patientId: string) {
  const go = useGo()
  const context = useListContext()
  const list = useInfiniteQuery({ ...patientsQuery(context?.query ?? ''), enabled: context !== null })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const index = rows.findIndex((row) => row.id === patientId)
  const previous = index > 0 ? rows[index - 1]?.id : undefined
  const next = index >= 0 ? rows[index + 1]?.id : undefined
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const nearEnd = index >= 0 && index >= rows.length - EARLY
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage])
  const open = (id: string | undefined) => id && go(paths.patient(id), { replace: true })
  const toPrevious = () => open(previous)
  const toNext = () => open(next)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { ArrowUp: toPrevious, ArrowDown: toNext }[event.key]
      if (!event.altKey || !step) return
      event.preventDefault()
      step()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  return { place: index + 1, total: list.data?.pages[0]?.total ?? 0, previous, next, toPrevious, toNext }
}
