import type { Locale } from '../../platform/errors.ts'
import type { RenderAnswer } from './template-port.ts'

const WORDS = {
  ru: { line: 'Не хотите получать такие письма?', link: 'Отписаться' },
  en: { line: 'Do not want letters like this?', link: 'Unsubscribe' },
} as const

/**
 * An advertising letter in which a person can see how to end such letters: a header alone is seen by mail programs only
 * (38-FZ art. 18: advertising stops at once on demand). A text that has the link already stays as it is.
 */
export function withVisibleUnsubscribe(
  letter: RenderAnswer,
  { link, locale }: { link: string; locale: Locale },
): RenderAnswer {
  if (!letter.ok) return letter
  const { line, link: name } = WORDS[locale]
  const text = letter.text.includes(link) ? letter.text : `${letter.text}\n\n${line} ${name}: ${link}`
  if (letter.html === undefined || hasLink(letter.html, link)) return { ...letter, text }
  const foot = `<p style="font:12px/1.5 Arial,sans-serif;color:#5f6b6a;text-align:center;padding:16px 24px">${line} <a href="${escaped(link)}" style="color:#0b6b67">${name}</a></p>`
  const at = letter.html.lastIndexOf('</body>')
  const html = at < 0 ? `${letter.html}${foot}` : `${letter.html.slice(0, at)}${foot}${letter.html.slice(at)}`
  return { ...letter, text, html }
}

function hasLink(html: string, link: string): boolean {
  return html.includes(link) || html.includes(escaped(link))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
