import type { Place } from './channel-words.ts'
import type { Finding, Preview } from './template-calls.ts'
import type { TemplateDraft } from './use-template-draft.ts'

/** A template being written: which words are in hand and what is said about them. */
export type Writing = {
  draft: TemplateDraft
  canEdit: boolean
  place: Place
  findings: readonly Finding[]
  preview: Preview | undefined
  /** A finding to be shown at its place; a new object each time it is asked for. */
  asked: { finding: Finding } | null
}
