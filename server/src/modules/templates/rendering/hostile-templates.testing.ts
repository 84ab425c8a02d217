import type { Task } from './template-tasks.ts'

/** How a hostile template must end: refused, or as a text in which nothing of what it was after is found; `either` by the machine's speed. */
export type Hostile = [name: string, task: Task, end: 'refused' | 'harmless' | 'either']

const LONG = 'a'.repeat(1000)

/** Own fields that carry the names of what templates try to reach, next to a long ordinary value. */
const VALUES = {
  x: LONG,
  long: 'a'.repeat(100_000),
  name: '"><script>alert(1)</script>',
  list: ['один', 'два'],
  ...(JSON.parse('{"__proto__": {"polluted": "PROTOTYPE"}}') as object),
}

const says = (source: string, isHtml = false): Task => ({
  kind: 'render',
  sources: [{ source, isHtml }],
  values: VALUES,
})
const letter = (mjml: string): Task => ({ kind: 'email', email: { subject: 'Ждём вас', text: 'Ждём вас', mjml } })
const plainLetter = (text: string): Task => ({ kind: 'email', email: { subject: 'Ждём вас', text } })
const body = (inside: string) => `<mjml><mj-body>${inside}</mj-body></mjml>`
const column = (inside: string) => body(`<mj-section><mj-column>${inside}</mj-column></mj-section>`)
const head = (inside: string) => `<mjml><mj-head>${inside}</mj-head><mj-body></mj-body></mjml>`

const ENDLESS: Hostile[] = [
  ['a huge loop', says('{% for i in (1..100000000) %}{% endfor %}'), 'refused'],
  ['a huge loop without spaces', says('{%-for i in (1..100000000)-%}{%-endfor-%}'), 'refused'],
  ['a huge loop behind a line break', says('{%\nfor i in (1..100000000)\n%}{% endfor %}'), 'refused'],
  ['a huge loop of table rows', says('{% tablerow i in (1..100000000) %}{% endtablerow %}'), 'refused'],
  ['a loop inside a liquid tag', says('{% liquid\nfor i in (1..100000000)\nendfor %}'), 'refused'],
  ['a huge range as a value', says('{{ (1..100000000) }}'), 'refused'],
  ['a huge range in a condition', says('{% if (1..100000000) contains 5 %}a{% endif %}'), 'refused'],
  ['a huge range in a choice', says('{% case (1..100000000) %}{% when 1 %}a{% endcase %}'), 'refused'],
  ['five megabytes out of a few letters', says('{{ x }}'.repeat(5000)), 'refused'],
  ['a hundred megabytes out of a few letters', says('{{ long }}'.repeat(1000)), 'refused'],
  ['a heavy filter many times', says('{{ long | upcase | downcase }}'.repeat(3000)), 'refused'],
  ['a chain of filters', says(`{{ long ${'| upcase | downcase '.repeat(3000)}}}`), 'refused'],
  ['more than can be parsed', says('{{ x }}'.repeat(20_000)), 'refused'],
  [
    'a long tail of spaces around values',
    says(`${' '.repeat(45_000)}{{- list.first -}}${' '.repeat(45_000)}`),
    'harmless',
  ],
  ['thousands of trimmed places', says(`${' '.repeat(10)}{%- # a -%}`.repeat(3000)), 'harmless'],
]

const DEEP: Hostile[] = [
  ['conditions never closed', says('{% if x %}'.repeat(5000)), 'refused'],
  ['conditions in conditions', says(`${'{% if x %}'.repeat(4000)}${'{% endif %}'.repeat(4000)}`), 'either'],
  ['comments in comments', says(`${'{% comment %}'.repeat(3000)}${'{% endcomment %}'.repeat(3000)}`), 'refused'],
  ['a place never closed', says('{{ x '.repeat(20_000)), 'refused'],
  ['a text never closed', says(`{{ "${'a'.repeat(50_000)}`), 'refused'],
  ['a path without end', says(`{{ ${'x.'.repeat(5000)}x }}`), 'refused'],
  ['brackets without end', says(`{{ ${'x['.repeat(5000)}`), 'refused'],
  ['a condition without end', says(`{% if ${'x and '.repeat(9000)}x %}a{% endif %}`), 'either'],
  ['arguments without end', says(`{{ x | default: ${'"a",'.repeat(9000)}"b" }}`), 'harmless'],
  ['tags never closed', says('{%'.repeat(40_000)), 'refused'],
]

const CURIOUS: Hostile[] = [
  ['a file included', says('{% include "/etc/passwd" %}'), 'refused'],
  ['a file rendered', says('{% render "/etc/passwd" %}'), 'refused'],
  ['a file as layout', says('{% layout "/etc/passwd" %}'), 'refused'],
  ['a block of a layout', says('{% block a %}{% endblock %}'), 'refused'],
  ['the constructor as a filter', says('{{ x | constructor }}'), 'refused'],
  ['the prototype as a filter', says('{{ x | __proto__ }}'), 'refused'],
  ['a method as a filter', says('{{ x | toString }}'), 'refused'],
  ['the constructor of a value', says('{{ x.constructor.constructor }}'), 'refused'],
  ['the constructor by brackets', says('{{ x["constructor"]["constructor"] }}'), 'refused'],
  ['the constructor of a length', says('{{ list.size.constructor }}'), 'refused'],
  ['the prototype of a value', says('{{ x.__proto__.polluted }}'), 'refused'],
  ['the prototype of the world', says('{{ constructor.prototype }}'), 'refused'],
  ['a method of the world', says('{{ hasOwnProperty }}'), 'refused'],
  ['a getter of a value', says('{{ list.__defineGetter__ }}'), 'refused'],
  ['the environment of the process', says('{{ process.env.HOME }}'), 'refused'],
  ['everything there is', says('{{ globalThis }}'), 'refused'],
  ['a value as JSON', says('{{ list | json }}'), 'refused'],
  ['a value inspected', says('{{ list | inspect }}'), 'refused'],
  ['a query as a filter', says('{{ list | where_exp: "i", "i" }}'), 'refused'],
  ['markup stripped by pattern', says('{{ long | strip_html }}'), 'refused'],
  ['a date of any length', says('{{ "now" | date: "%2147483647Y" }}'), 'refused'],
  ['a text joined to a text', says('{{ "a" | append: "b" }}'), 'refused'],
  ['a text replaced', says('{{ x | replace: "a", "bb" }}'), 'refused'],
  ['values of its own', says('{% assign a = "x" %}{{ a }}'), 'refused'],
  ['a captured text', says('{% capture a %}x{% endcapture %}'), 'refused'],
  ['words that are not looked at', says('{% raw %}{{ x }}{% endraw %}'), 'refused'],
  ['a counter', says('{% increment x %}'), 'refused'],
  ['a round', says('{% cycle "a", "b" %}'), 'refused'],
  ['escaping switched off', says('{{ name | raw }}', true), 'refused'],
  ['escaping in a letter', says('<a title="{{ name }}">{{ name }}</a>', true), 'harmless'],
]

const ODD: Hostile[] = [
  ['cut at a negative length', says('{{ list.first | truncate: -5 }}'), 'harmless'],
  ['cut at an endless length', says('{{ list.first | truncate: 1e308 }}'), 'refused'],
  ['rounded to thousands of places', says('{{ 9 | round: 5000 }}'), 'harmless'],
  ['a plural without words', says('{{ 3 | plural }}'), 'refused'],
  ['a plural of no number', says('{{ list | plural: "визит", "визита" }}'), 'refused'],
  ['words by sex without words', says('{{ "m" | by_sex }}'), 'refused'],
  ['a look-alike of a variable', says('{{ х }}'), 'refused'],
  ['wide braces', says('｛｛ x ｝｝'), 'harmless'],
  ['half a character', says('\ud800{{ list.first }}\udc00'), 'harmless'],
  ['letters turned round and hidden', says('\u202e\u200b\u2066{{ list.first }}\u2069\0'), 'harmless'],
  ['towers of accents', says(`е${'\u0301'.repeat(50_000)}`), 'harmless'],
]

const LETTERS: Hostile[] = [
  ['a letter that includes a file', letter(column('<mj-include path="/etc/passwd" />')), 'harmless'],
  ['a letter that includes a file as styles', letter(head('<mj-include path="/etc/passwd" type="css" />')), 'harmless'],
  [
    'a letter that includes a file as HTML',
    letter(body('<mj-include path="file:///etc/passwd" type="html" />')),
    'harmless',
  ],
  [
    'an entity of a file',
    letter(`<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>${column('<mj-text>&f;</mj-text>')}`),
    'harmless',
  ],
  ['entities of entities', letter(`<!DOCTYPE a [${entities()}]>${column('<mj-text>&e9;</mj-text>')}`), 'harmless'],
  [
    'a style that loads a file',
    letter(head('<mj-style inline="inline">@import url(file:///etc/passwd);</mj-style>')),
    'harmless',
  ],
  [
    'parts in parts without end',
    letter(body(`${'<mj-wrapper>'.repeat(300)}${'</mj-wrapper>'.repeat(300)}`)),
    'refused',
  ],
  ['markup that is none', letter('<'.repeat(100_000)), 'refused'],
  ['an unknown part', letter(body('<mj-evil onload="x" />')), 'refused'],
  ['braces without end in a letter', plainLetter('{{'.repeat(2000)), 'harmless'],
  ['buttons without end in a letter', plainLetter('[a]('.repeat(4000)), 'harmless'],
  ['markup in a plain letter', plainLetter('<script>alert(1)</script>'), 'harmless'],
]

function entities(): string {
  const of = (depth: number) => (depth === 0 ? 'ha'.repeat(10) : `&e${depth - 1};`.repeat(10))
  return Array.from({ length: 10 }, (_, depth) => `<!ENTITY e${depth} "${of(depth)}">`).join('')
}

/** Templates somebody could write to stop the product, to look around in it or to reach a reader's browser. */
export const HOSTILE: readonly Hostile[] = [...ENDLESS, ...DEEP, ...CURIOUS, ...ODD, ...LETTERS]

/** What no text may hold: a file of the machine, something inherited, code, a hole. */
export const SPOILS = /root:[x*]:0|PROTOTYPE|native code|<script|undefined|\[object|(?:ha){2000}/u
