import type { PublicPage } from '../../platform/http/public-page.ts'
import { collectorPage } from './receiving.ts'
import { snippetPage } from './snippet-page.ts'

export { collectorReactor, stitchBeat } from './stitching.ts'

/** Addresses pages of the clinic's site call: the snippet and where it reports to. */
export const collectorPages = (): PublicPage[] => [collectorPage(), snippetPage]
