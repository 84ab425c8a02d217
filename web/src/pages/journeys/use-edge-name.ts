import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { TASK_RESULT_WORDS } from '@revisit/domain/journey-words.ts'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'

/** What a way out of a step is called; nothing where there is but one. */
export function useEdgeName(): (node: JourneyNode, edge: string) => string {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  return (node, edge) => {
    if (node.kind === 'split') {
      const branch = node.branches.find(({ id }) => id === edge)
      return branch ? branch.title || branch.id : edge
    }
    if (node.kind === 'call_task') {
      const way = node.results.find(({ id }) => id === edge)
      if (way) return way.results.map((result) => say(TASK_RESULT_WORDS[result])).join(', ')
      if (edge === 'timeout') return t('edges.noResult')
      return node.timeout && node.results.length > 0 ? t('edges.otherResult') : t('edges.done')
    }
    if (edge === 'next') return ''
    return t(`edges.${edge as 'yes'}`)
  }
}
