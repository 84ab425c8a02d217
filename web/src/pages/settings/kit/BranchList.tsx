import { useBranchNames } from './branch-names.ts'

/** A branch scope in a table cell; what does not fit is in the hint. */
export function BranchList({ ids }: { ids: readonly string[] | null }) {
  const names = useBranchNames()(ids)
  return <span title={names}>{names}</span>
}
