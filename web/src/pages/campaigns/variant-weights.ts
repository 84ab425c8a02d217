import type { CampaignVariant } from '@revisit/domain/campaign-definition.ts'

/** A variant as people call it: A, B, C. */
export function variantLetter(index: number): string {
  return String.fromCodePoint('A'.codePointAt(0)! + index)
}

/** The share of the audience that gets a variant, as a fraction. */
export function variantShare(variants: readonly CampaignVariant[], index: number): number {
  const whole = variants.reduce((sum, { weight }) => sum + weight, 0)
  return whole === 0 ? 0 : (variants[index]?.weight ?? 0) / whole
}

/** An id no variant has, short and in order: a, b, c. */
export function freeVariantId(variants: readonly CampaignVariant[]): string {
  const taken = new Set(variants.map(({ id }) => id))
  for (let n = 0; ; n += 1) {
    const id = variantLetter(n).toLowerCase()
    if (!taken.has(id)) return id
  }
}
