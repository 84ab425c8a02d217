/** A 95 % interval of a share or of a difference of shares, as fractions. */
export type Interval = { readonly low: number; readonly high: number }

/** The 97.5th percentile of the standard normal distribution: two-sided 95 %. */
const Z = 1.959963984540054

/**
 * Wilson 95 % interval of `hits` out of `total`, without continuity correction; null when total is 0.
 * Source: E. B. Wilson, JASA 22 (1927); R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3.
 */
export function wilsonInterval(hits: number, total: number): Interval | null {
  if (total <= 0) return null
  const z2 = Z * Z
  const centre = (2 * hits + z2) / (2 * (total + z2))
  const half = (Z * Math.sqrt(z2 + 4 * hits * (1 - hits / total))) / (2 * (total + z2))
  // At the ends the bound is exactly 0 or 1; floating arithmetic would leave a trace.
  return { low: hits === 0 ? 0 : centre - half, high: hits === total ? 1 : centre + half }
}
