import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { KeyHint } from '@revisit/ui/KeyHint.tsx'
import { Crumbs } from '@revisit/ui/PageHead.tsx'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { useListContext } from '../list-context.ts'
import { useNeighbours } from './use-neighbours.ts'
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
            disabled={!neighbours.toPrevious}
            onClick={() => neighbours.toPrevious?.()}
          />
          <Button
            icon={<IconChevronDown size={16} stroke={1.6} />}
            aria-label={t('crumbs.next')}
            title={t('crumbs.next')}
            disabled={!neighbours.toNext}
            onClick={() => neighbours.toNext?.()}
          />
        </>
      )}
    </div>
  )
}
