import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconArrowMerge, IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { DuplicatePair, Side } from './duplicate-queries.ts'
import css from './Identity.module.css'
import type { PairChoices } from './pair-choices.ts'
import { PairFields } from './PairFields.tsx'
import { PairHistory } from './PairHistory.tsx'
import { usePairWords } from './use-pair-words.ts'

export type PairCardProps = {
  pair: DuplicatePair
  choices: PairChoices
  onChoices: (choices: PairChoices) => void
  /** Buttons of the decision. */
  children: ReactNode
}

/** Two cards beside one another: why they look alike, what differs, what moves, and the decision. */
export function PairCard({ pair, choices, onChoices, children }: PairCardProps) {
  const { t } = useTranslation('duplicates')
  const words = usePairWords()
  const sides: Side[] = choices.keep === 'a' ? ['a', 'b'] : ['b', 'a']
  // The suggested keeper stands left and stays there while the choice changes, so that nothing jumps under the pointer.
  const order: Side[] = pair.keep === 'a' ? ['a', 'b'] : ['b', 'a']
  return (
    <Card flush label={`${pair[sides[0]!].fullName}, ${pair[sides[1]!].fullName}`} className={css.comparison}>
      <div className={css.why}>
        <b>{t('pair.why')}</b>
        <Tag tone="accent" icon={<IconArrowMerge size={14} stroke={1.6} />}>
          {t('queue.likeness', { share: words.likeness(pair.score) })}
        </Tag>
        <span className="second">{pair.reasons.map(words.reason).join(', ')}</span>
      </div>
      <div className={css.decision}>{children}</div>
      <fieldset className={css.scroller} disabled={pair.state === 'different' || pair.state === 'family'}>
        <table className={css.table}>
          <thead>
            <tr>
              <th aria-hidden="true" />
              {order.map((side) => (
                <th key={side} scope="col" data-kept={side === choices.keep || undefined}>
                  <SideHead pair={pair} side={side} choices={choices} onChoices={onChoices} />
                </th>
              ))}
            </tr>
          </thead>
          <PairFields fields={pair.fields} order={order} choices={choices} onChoices={onChoices} />
          <PairHistory pair={pair} order={order} />
        </table>
      </fieldset>
    </Card>
  )
}

type SideHeadProps = Pick<PairCardProps, 'pair' | 'choices' | 'onChoices'> & { side: Side }

function SideHead({ pair, side, choices, onChoices }: SideHeadProps) {
  const { t } = useTranslation('duplicates')
  const format = useFormat()
  const { id, fullName, createdAt, externalIds } = pair[side]
  const isKept = choices.keep === side
  const cards = externalIds.map(({ externalId }) => externalId).join(', ')
  return (
    <div className={css.side}>
      <PageLink to={paths.patient(id)} title={t('pair.open')} className={css.sideName}>
        {fullName}
        <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
      </PageLink>
      <span className="caption">
        {cards && `${t('pair.cards', { ids: cards })} · `}
        {t('pair.createdOn', { day: format.date(format.dayOf(createdAt), { full: true }) })}
      </span>
      <label className={css.keep}>
        <input
          type="radio"
          name="keep"
          checked={isKept}
          onChange={() => onChoices({ keep: side, picked: choices.picked })}
        />
        {isKept ? t('pair.keepThis') : t('pair.keepOther')}
      </label>
    </div>
  )
}
