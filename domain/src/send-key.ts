/**
 * What may be sent once only: one patient, one family of templates, one occasion. The variants of an A/B test share a family,
 * so that changing the text never sends twice.
 */
export type SendKey = { family: string; episode: string }

/** What a message is about. Each kind repeats by its own measure: every visit, every plan, every recall cycle, every campaign run. */
export type Occasion =
  | { kind: 'visit' | 'plan' | 'policy' | 'journey' | 'manual'; id: string; step?: string }
  | { kind: 'recall'; treatment: string; cycle: string; step?: string }
  | { kind: 'campaign'; campaignId: string; run: string }

/** The episode part of a send key: a short text without personal data. */
export function episodeKey(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'recall':
      return parts('recall', occasion.treatment, occasion.cycle, occasion.step)
    case 'campaign':
      return parts('campaign', occasion.campaignId, occasion.run)
    default:
      return parts(occasion.kind, occasion.id, occasion.step)
  }
}

/** Joined so that different parts never give the same text. */
function parts(...names: (string | undefined)[]): string {
  return names
    .filter((name) => name !== undefined)
    .map((name) => name.replaceAll('%', '%25').replaceAll('/', '%2F'))
    .join('/')
}
