import { Strip } from '@revisit/ui/Empty.tsx'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { JourneyDetail } from './journey-calls.ts'

/** What to correct, in words; errors first. */
export function ProblemStrips({ problems }: { problems: JourneyDetail['problems'] }) {
  const say = useBilingual()
  const sorted = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return sorted.map(({ code, path, severity, message }) => (
    <Strip key={`${code}${path}`} tone={severity === 'error' ? 'negative' : 'warning'}>
      {say(message)}
    </Strip>
  ))
}
