import { HoldsCard } from './HoldsCard.tsx'
import { PolicyCard } from './PolicyCard.tsx'
import { SummaryCard } from './SummaryCard.tsx'
import { TextsCard } from './TextsCard.tsx'

/** Who may be written to: the law by channel, texts people agree to, and who is not written to now. */
export function ConsentsSection() {
  return (
    <>
      <SummaryCard />
      <PolicyCard />
      <TextsCard />
      <HoldsCard />
    </>
  )
}
