import type { RfmGroup } from '@revisit/domain/rfm.ts'
import type { Series } from '@revisit/ui/series.ts'

/** The chart colour of each group, the same on every page. */
export const GROUP_SERIES: Readonly<Record<RfmGroup, Series>> = {
  champions: 1,
  loyal: 6,
  big_new: 3,
  new: 9,
  growing: 5,
  cooling: 2,
  at_risk: 4,
  sleeping: 7,
  lost: 8,
}
