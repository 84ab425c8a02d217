/** The stable share of a person, 0–99, from the random end of their id: the same people are always in the same tenth. */
export function bucketOfId(patientId: string): number {
  return Number.parseInt(patientId.slice(-8), 16) % 100
}
