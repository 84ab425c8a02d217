import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { templateVariable } from '@revisit/domain/template-variables.ts'

/** A text with examples in place of its variables and without conditions: how it reads in a list. */
export function sampleText(text: string, say: (words: Bilingual) => string): string {
  return text
    .replaceAll(/\{%.*?%\}/gsu, '')
    .replaceAll(/\{\{\s*([a-z_.]+)?[^}]*\}\}/gu, (_, name: string | undefined) => {
      const known = name === undefined ? undefined : templateVariable(name)
      return known ? say(known.sample) : '…'
    })
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
