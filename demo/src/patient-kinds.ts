/** What a person is like for the clinic, hidden from it: the truth behind value classes. */
export type PatientKind = 'vip' | 'regular' | 'course' | 'one-time' | 'bargain' | 'insured'

export type Habits = {
  /** Chance of a second visit within 90 days of the first, before source and doctor shift it. */
  soonAfterFirst: number
  /** Chance to come back later when not soon: after the first visit, and after any other. */
  laterAfterFirst: number
  later: number
  /** Chance to go on with the plan at each further step. */
  step: number
  /** Median days between planned returns. */
  rhythm: number
  noShow: number
  cancel: number
  /** Chance that a line is discounted, and the usual depth. */
  discountChance: number
  discountDepth: number
  /** Added to the taste for dearer variants. */
  taste: number
}

export const HABITS: Readonly<Record<PatientKind, Habits>> = {
  vip: {
    soonAfterFirst: 0.78,
    laterAfterFirst: 0.7,
    later: 0.95,
    step: 0.96,
    rhythm: 125,
    noShow: 0.02,
    cancel: 0.06,
    discountChance: 0.25,
    discountDepth: 0.07,
    taste: 0.45,
  },
  regular: {
    soonAfterFirst: 0.33,
    laterAfterFirst: 0.82,
    later: 0.91,
    step: 0.94,
    rhythm: 184,
    noShow: 0.03,
    cancel: 0.07,
    discountChance: 0.15,
    discountDepth: 0.06,
    taste: 0.1,
  },
  course: {
    soonAfterFirst: 0.56,
    laterAfterFirst: 0.42,
    later: 0.64,
    step: 0.91,
    rhythm: 260,
    noShow: 0.05,
    cancel: 0.09,
    discountChance: 0.12,
    discountDepth: 0.08,
    taste: 0.1,
  },
  'one-time': {
    soonAfterFirst: 0.03,
    laterAfterFirst: 0.08,
    later: 0.2,
    step: 0.5,
    rhythm: 420,
    noShow: 0.07,
    cancel: 0.09,
    discountChance: 0.15,
    discountDepth: 0.1,
    taste: -0.1,
  },
  bargain: {
    soonAfterFirst: 0.17,
    laterAfterFirst: 0.34,
    later: 0.52,
    step: 0.78,
    rhythm: 270,
    noShow: 0.13,
    cancel: 0.17,
    discountChance: 0.8,
    discountDepth: 0.3,
    taste: -0.4,
  },
  insured: {
    soonAfterFirst: 0.34,
    laterAfterFirst: 0.42,
    later: 0.66,
    step: 0.88,
    rhythm: 150,
    noShow: 0.06,
    cancel: 0.1,
    discountChance: 0.03,
    discountDepth: 0.05,
    taste: -0.05,
  },
}
