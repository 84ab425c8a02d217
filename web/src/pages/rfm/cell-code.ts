/** «133»: R, F, M. */
export function codeOf({ r, f, m }: { r: number; f: number; m: number }): string {
  return `${r}${f}${m}`
}
