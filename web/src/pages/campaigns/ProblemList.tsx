import { Strip } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { CampaignCard } from './campaign-calls.ts'

/** What speaks against a campaign: errors stop it, warnings are only told. */
export function ProblemList({ problems }: { problems: CampaignCard['problems'] }) {
  const { t } = useTranslation('campaigns')
  const say = useBilingual()
  return (['error', 'warning'] as const).map((severity) => {
    const own = problems.filter((problem) => problem.severity === severity)
    if (own.length === 0) return null
    return (
      <Strip key={severity} tone={severity === 'error' ? 'negative' : 'warning'}>
        <strong>{t(severity === 'error' ? 'check.problems' : 'check.warnings')}</strong>{' '}
        {own.map(({ message }) => say(message)).join('. ')}.
      </Strip>
    )
  })
}
