import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { type DuplicatePair, pairKey, pairsQuery, type PairState, reopen } from './duplicate-queries.ts'
import type { PairChoices } from './pair-choices.ts'
import { PairCard } from './PairCard.tsx'
import { QueueCard } from './QueueCard.tsx'
import { showFailure, type useDecisions } from './use-decisions.ts'

const FEW_LEFT = 5

export type PairsViewProps = {
  state: PairState
  /** Key of the open pair; the first one when it is not there. */
  current: string
  onOpen: (key: string) => void
  decisions: ReturnType<typeof useDecisions>
}

/** The queue on the left, the open pair on the right. */
export function PairsView({ state, current, onOpen, decisions }: PairsViewProps) {
  const pairs = useInfiniteQuery(pairsQuery(state))
  if (pairs.isPending) return <SkeletonBlock height={480} />
  if (pairs.isError) {
    return (
      <Card>
        <ErrorState retry={() => void pairs.refetch()} code={asApiError(pairs.error).code}>
          {pairs.error.message}
        </ErrorState>
      </Card>
    )
  }
  const loaded = pairs.data.pages.flatMap(({ items }) => items)
  const total = pairs.data.pages[0]?.total ?? 0
  const more = pairs.hasNextPage ? () => void pairs.fetchNextPage() : undefined
  return (
    <Queue
      {...{ state, current, onOpen, decisions, loaded, total }}
      isLoading={pairs.isFetchingNextPage}
      onMore={more}
    />
  )
}

type QueueProps = PairsViewProps & {
  loaded: DuplicatePair[]
  /** All pairs of this state when the list was read. */
  total: number
  isLoading: boolean
  onMore: (() => void) | undefined
}

function Queue({ state, current, onOpen, decisions, loaded, total, isLoading, onMore }: QueueProps) {
  const { decided } = decisions
  const waiting = loaded.filter((pair) => !decided.has(pairKey(pair)))
  const open = waiting.find((pair) => pairKey(pair) === current) ?? waiting[0]
  const isShort = waiting.length < FEW_LEFT
  useEffect(() => {
    if (isShort && !isLoading) onMore?.()
  }, [isShort, isLoading, onMore])

  if (!open) return isLoading ? <SkeletonBlock height={480} /> : <NoPairs state={state} done={decided.size} />
  return (
    <Columns tracks="320px 1fr" top>
      <QueueCard
        pairs={waiting}
        current={pairKey(open)}
        left={Math.max(waiting.length, total - (loaded.length - waiting.length))}
        done={state === 'open' ? decided.size : null}
        onOpen={onOpen}
        onMore={onMore}
      />
      <OpenPair key={pairKey(open)} pair={open}>
        {(choices) => (
          <Actions
            pair={open}
            choices={choices}
            decisions={decisions}
            onNext={() => onOpen(nextAfter(waiting, open))}
          />
        )}
      </OpenPair>
    </Columns>
  )
}

type ActionsProps = {
  pair: DuplicatePair
  choices: PairChoices
  decisions: PairsViewProps['decisions']
  onNext: () => void
}

/** Questions are answered; answers can be taken back. */
function Actions({ pair, choices, decisions: { busy, answerPair }, onNext }: ActionsProps) {
  if (pair.state === 'different' || pair.state === 'family') return <ReopenButton pair={pair} />
  return (
    <DecisionBar
      busy={busy}
      canSkip={pair.state === 'open'}
      onAnswer={(answered) => {
        onNext()
        void answerPair(pair, answered, choices)
      }}
    />
  )
}

type OpenPairProps = { pair: DuplicatePair; children: (choices: PairChoices) => React.ReactNode }

/** Choices live as long as their pair is open. */
function OpenPair({ pair, children }: OpenPairProps) {
  const [choices, setChoices] = useState<PairChoices>({ keep: pair.keep, picked: {} })
  return (
    <PairCard pair={pair} choices={choices} onChoices={setChoices}>
      {children(choices)}
    </PairCard>
  )
}

function ReopenButton({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation('duplicates')
  const queries = useQueryClient()
  const back = async () => {
    await reopen(pair)
    showToast({ text: t('done.reopen') })
    await queries.invalidateQueries({ queryKey: ['duplicates'] })
  }
  return (
    <Button icon={<IconArrowBackUp size={16} stroke={1.6} />} onClick={() => void back().catch(showFailure)}>
      {t('actions.reopen')}
    </Button>
  )
}

function NoPairs({ state, done }: { state: PairState; done: number }) {
  const { t } = useTranslation('duplicates')
  const isFinished = state === 'open' && done > 0
  return (
    <Card>
      <Empty
        centred
        icon={<IconCircleCheck size={24} stroke={1.6} />}
        title={isFinished ? t('empty.finished') : t(`empty.${state}`)}
        actions={state === 'open' && <LinkButton to={paths.imports}>{t('empty.import')}</LinkButton>}
      >
        {isFinished && `${t('empty.finishedText', { count: done })} `}
        {state === 'open' && t('empty.openText')}
      </Empty>
    </Card>
  )
}

function nextAfter(waiting: readonly DuplicatePair[], open: DuplicatePair): string {
  const at = waiting.indexOf(open)
  const next = waiting[at + 1] ?? waiting[at - 1]
  return next ? pairKey(next) : ''
}
