import type { Finding } from './template-calls.ts'

export type TextMark = { text: string; kind: 'plain' | 'variable' | 'error' | 'warning' }

const VARIABLE = /\{\{.*?\}\}|\{%.*?%\}/gsu

/** A text cut into what is to be marked in it and what is not: variables, and what the check found. */
export function textMarks(text: string, findings: readonly Pick<Finding, 'found' | 'severity'>[]): TextMark[] {
  const spans = [...variableSpans(text, findings), ...wordSpans(text, findings)].sort((a, b) => a.from - b.from)
  const marks: TextMark[] = []
  let at = 0
  for (const { from, to, kind } of spans) {
    if (from < at) continue
    if (from > at) marks.push({ text: text.slice(at, from), kind: 'plain' })
    marks.push({ text: text.slice(from, to), kind })
    at = to
  }
  if (at < text.length) marks.push({ text: text.slice(at), kind: 'plain' })
  return marks
}

/** Where a finding stands in a text; null when it is not in this one. */
export function placeOf(text: string, { found }: Pick<Finding, 'found'>): { from: number; to: number } | null {
  const from = found === '' ? -1 : text.indexOf(found)
  return from === -1 ? null : { from, to: from + found.length }
}

/**
 * A rendered text cut into the words of the template and the values put between them, so that values can be shown. One plain
 * piece when the two cannot be laid one over the other: conditions, filters that change words.
 */
export function valueMarks(template: string, rendered: string): TextMark[] {
  const pieces = template.trim().split(VARIABLE)
  const marks: TextMark[] = []
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1
    const found = piece === '' && isLast ? rendered.length : rendered.indexOf(piece, at)
    if (found === -1 || (index === 0 && found !== 0)) return [{ text: rendered, kind: 'plain' }]
    if (found > at) marks.push({ text: rendered.slice(at, found), kind: 'variable' })
    if (piece !== '') marks.push({ text: piece, kind: 'plain' })
    at = found + piece.length
  }
  return at < rendered.length ? [...marks, { text: rendered.slice(at), kind: 'plain' }] : marks
}

type Span = { from: number; to: number; kind: TextMark['kind'] }

function variableSpans(text: string, findings: readonly Pick<Finding, 'found' | 'severity'>[]): Span[] {
  return [...text.matchAll(VARIABLE)].map(({ 0: whole, index }) => {
    const names: string[] = whole.match(/[a-z_]+(?:\.[a-z_]+)*/gu) ?? []
    const about = findings.find(({ found }) => names.includes(found))
    return { from: index, to: index + whole.length, kind: about?.severity ?? 'variable' }
  })
}

function wordSpans(text: string, findings: readonly Pick<Finding, 'found' | 'severity'>[]): Span[] {
  return findings.flatMap(({ found, severity }) => {
    const spans: Span[] = []
    if (found === '') return spans
    for (let from = text.indexOf(found); from !== -1; from = text.indexOf(found, from + found.length)) {
      spans.push({ from, to: from + found.length, kind: severity })
    }
    return spans
  })
}
