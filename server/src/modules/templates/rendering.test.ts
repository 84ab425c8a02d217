import { describe, expect, it } from 'vitest'
import { renderVersion } from './rendering.ts'
import { inTemplateThread } from './rendering/template-threads.ts'

const EMAIL = {
  subject: 'Запись для {{ patient.name }}',
  text: '{{ patient.name }}, здравствуйте.\n\n[Записаться]({{ link.book }})',
}

async function aLetterTo(name: string) {
  const compiled = await inTemplateThread({ kind: 'email', email: EMAIL })
  const version = {
    id: 'v',
    messageClass: 'service',
    bodies: { text: 'а', email: EMAIL },
    emailHtml: compiled.ok ? compiled.texts[0]! : null,
  }
  const book = 'https://clinic.example/book?a=1&b="><img src=x onerror=alert(1)>'
  const rendered = await renderVersion(version, 'email', { patient: { name }, link: { book } })
  if (!rendered.ok) throw new Error(rendered.detail.en)
  return rendered
}

/** Tags and names of attributes of a letter, without the values and without what stands between tags. */
const markupOf = (html: string) =>
  [...html.matchAll(/<[a-z!/][^>]*>/giu)].map(([tag]) => tag.replaceAll(/"[^"]*"/gu, '""')).join('\n')

describe('a letter to somebody whose name came from a stranger', () => {
  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</td></table><h1>Взлом</h1>',
    '<!--[if mso]><b>',
    '{{ clinic.phone }}{% include "/etc/passwd" %}',
    '&lt;b&gt;&#60;script&#62;',
    '\u202e<b>\u0000\u2028',
    'javascript:alert(1)',
  ])('has the same markup as any other: %s', async (name) => {
    const plain = await aLetterTo('Анна')
    const hostile = await aLetterTo(name)
    expect(markupOf(hostile.html!)).toBe(markupOf(plain.html!))
    expect(hostile.html).not.toMatch(/<script|<img src=x|<h1>|root:/u)
    expect(hostile.text).toContain(name.trim())
  })

  it.each(['Анна\r\nBcc: x@evil.example', 'Анна\nContent-Type: text/html\n\n<b>', 'Анна\u2028Bcc: x'])(
    'keeps its subject on one line: %j',
    async (name) => {
      const { subject } = await aLetterTo(name)
      expect(subject).toMatch(/^Запись для Анна /u)
      expect(subject).not.toMatch(/[\r\n\u2028\u2029]/u)
    },
  )
})
