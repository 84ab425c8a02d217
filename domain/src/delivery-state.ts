/** What a provider has told about a message, as far as it goes. */
export const DELIVERY_PROGRESS = ['accepted', 'sent', 'failed', 'delivered', 'read'] as const
export type DeliveryProgress = (typeof DELIVERY_PROGRESS)[number]

/**
 * The state that follows from two reports, whatever their order: the one further along. Reports repeat, overtake each other and
 * contradict; a message that was delivered stays delivered even when a late "failed" arrives. Commutative, associative, idempotent.
 */
export function furtherState(a: DeliveryProgress, b: DeliveryProgress): DeliveryProgress {
  return DELIVERY_PROGRESS.indexOf(a) >= DELIVERY_PROGRESS.indexOf(b) ? a : b
}

/** The state after a set of reports; null when there are none. */
export function foldReports(reports: Iterable<DeliveryProgress>): DeliveryProgress | null {
  let state: DeliveryProgress | null = null
  for (const report of reports) state = state === null ? report : furtherState(state, report)
  return state
}
