import { describe, expect, it } from 'vitest'
import { inTemplateThread } from './template-threads.ts'

const render = (source: string, values: object = {}) =>
  inTemplateThread({ kind: 'render', sources: [{ source, isHtml: false }], values })

/** Templates somebody could write to stop the product or to look around in it. */
const HOSTILE = [
  '{% for i in (1..100000000) %}{% endfor %}',
  '{% tablerow i in (1..100000000) %}{% endtablerow %}',
  '{% include "/etc/passwd" %}',
  '{% render "/etc/passwd" %}',
  '{% layout "x" %}',
  '{{ x | constructor }}',
  '{{ x.constructor.constructor }}',
  '{{ x.__proto__.polluted }}',
  '{{ "a" | append: "b" }}',
  '{{ "now" | date: "%Y" }}',
  '{{ x | strip_html }}',
  '{{ x | replace: "a", "b" }}',
  '{{ x | where_exp: "i", "i" }}',
  '{% assign a = "x" %}{{ a }}',
  '{% capture a %}x{% endcapture %}',
  '{% raw %}{{ x }}{% endraw %}',
  '{% if x %}'.repeat(5000),
  '{{ x '.repeat(20_000),
  `{{ ${'x.'.repeat(5000)}x }}`,
  '{% cycle "a", "b" %}',
  '{% increment x %}',
  '{% liquid assign a = 1 %}',
]

describe('a template in its thread', () => {
  it('renders what is allowed', async () => {
    expect(await render('{{ n }} {{ n | plural: "визит", "визита", "визитов" }}', { n: 3 })).toEqual({
      ok: true,
      texts: ['3 визита'],
    })
  })

  it.each(HOSTILE.map((source) => [source.slice(0, 40), source]))('refuses %s', async (_name, source) => {
    expect((await render(source, { x: 'a'.repeat(1000) })).ok).toBe(false)
  })

  it('goes on after a thread was killed', async () => {
    const heavy = '{{ x | truncate: 5 }}'.repeat(50_000)
    expect((await render(heavy, { x: 'a'.repeat(100_000) })).ok).toBe(false)
    expect(await render('{{ x }}', { x: 'жив' })).toEqual({ ok: true, texts: ['жив'] })
  })
})
