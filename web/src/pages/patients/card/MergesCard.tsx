import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { Card as PatientCard } from '../patient-types.ts'
import { UnmergeButton } from './UnmergeButton.tsx'
import css from './Patient.module.css'

/** Cards that became one with this: when, how, and the way back. */
export function MergesCard({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const merges = card.merges.filter((merge) => merge.undoneAt === null)
  if (merges.length === 0) return null
  return (
    <Card title={t('merges.title')}>
      <ul className={css.merges}>
        {merges.map((merge) => {
          const date = format.date(format.dayOf(merge.mergedAt))
          const records = card.externalRecords.filter((record) => record.cardId === merge.absorbedId)
          return (
            <li key={merge.id}>
              <div>
                <div>{merge.absorbedName || t('unnamed')}</div>
                <div className="caption">
                  {[
                    t(merge.automatic ? 'merges.automatic' : 'merges.byHand', { date }),
                    ...records.map(({ externalId, origin }) => t('merges.records', { number: externalId, origin })),
                  ].join(' · ')}
                </div>
              </div>
              <UnmergeButton mergeId={merge.id} keepId={card.id} absorbedId={merge.absorbedId} />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
