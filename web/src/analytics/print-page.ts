const SCHEME = 'mantineColorScheme'
// Charts redraw themselves in the colours of the paper.
const REDRAW_MS = 250

/** Prints the page in the light colours, whatever the screen has: dark figures on white paper. */
export async function printPage(): Promise<void> {
  const root = document.documentElement
  const before = root.dataset[SCHEME]
  root.dataset[SCHEME] = 'light'
  await new Promise((done) => setTimeout(done, REDRAW_MS))
  window.print()
  root.dataset[SCHEME] = before
}
