/** Forms of a Russian noun beside a number: 1 визит, 2 визита, 5 визитов. */
export type RussianForms = readonly [one: string, few: string, many: string]

/** The form that goes with a whole number, by the rules of CLDR for Russian. */
export function russianForm(count: number, [one, few, many]: RussianForms): string {
  const tail = Math.abs(count) % 100
  const last = tail % 10
  if (!Number.isInteger(count)) return few
  if (tail > 10 && tail < 20) return many
  if (last === 1) return one
  return last >= 2 && last <= 4 ? few : many
}
