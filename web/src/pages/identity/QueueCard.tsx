import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useTranslation } from 'react-i18next'
import { type DuplicatePair, pairKey } from './duplicate-queries.ts'
import css from './Identity.module.css'
import { usePairWords } from './use-pair-words.ts'

export type QueueCardProps = {
  pairs: DuplicatePair[]
  /** Key of the pair on the right. */
  current: string
  left: number
  /** Decided in this sitting; the bar shows it only for the open queue. */
  done: number | null
  onOpen: (key: string) => void
  onMore?: () => void
}

/** Pairs in the order to decide them, each with its reasons, and how far the work has come. */
export function QueueCard({ pairs, current, left, done, onOpen, onMore }: QueueCardProps) {
  const { t } = useTranslation('duplicates')
  const format = useFormat()
  const words = usePairWords()
  return (
    <Card flush label={t('queue.title')} className={css.queue}>
      <CardPart>
        <div className={css.progress}>
          <b>{done === null ? t('queue.pairs', { count: left }) : t('queue.left', { count: left })}</b>
          {done !== null && done > 0 && (
            <span className="caption">
              {t('queue.progress')} {format.number(done)}
            </span>
          )}
        </div>
        {done !== null && (
          <ProgressBar share={done + left === 0 ? 1 : done / (done + left)} label={t('queue.progress')} />
        )}
      </CardPart>
      <ul className={css.pairs}>
        {pairs.map((pair) => (
          <li key={pairKey(pair)}>
            <button
              type="button"
              className={css.pair}
              aria-current={pairKey(pair) === current || undefined}
              onClick={() => onOpen(pairKey(pair))}
            >
              <span className={css.pairNames}>
                <span className={css.pairName}>{pair[pair.keep].fullName}</span>
                <span className="num" title={t('queue.likeness', { share: words.likeness(pair.score) })}>
                  {words.likeness(pair.score)}
                </span>
              </span>
              <span className={css.pairWhy}>{pair.reasons.map(words.reason).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {onMore && (
        <CardPart>
          <Button size="small" onClick={onMore}>
            {t('queue.more')}
          </Button>
        </CardPart>
      )}
    </Card>
  )
}
