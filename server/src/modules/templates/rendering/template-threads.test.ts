import { templateBodies } from '@revisit/domain/template-bodies.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from '../findings.ts'
import { HOSTILE, SPOILS } from './hostile-templates.testing.ts'
import { inTemplateThread } from './template-threads.ts'

/** Milliseconds this thread may be kept from everything else. */
const LONGEST_BLOCK = 20

const render = (source: string, values: object = {}) =>
  inTemplateThread({ kind: 'render', sources: [{ source, isHtml: false }], values })

/**
 * The longest this thread computed without letting go while the work was done, ms. Its own processor time: what other
 * processes took of the machine is not the template's fault.
 */
async function watched<T>(work: () => Promise<T>): Promise<{ done: T; blocked: number }> {
  let blocked = 0
  let last = process.threadCpuUsage()
  const look = () => {
    const { user, system } = process.threadCpuUsage(last)
    blocked = Math.max(blocked, (user + system) / 1000)
    last = process.threadCpuUsage()
  }
  const timer = setInterval(look, 1)
  const done = await work()
  look()
  clearInterval(timer)
  return { done, blocked }
}

/** The same, tried again when it took too long: harm comes every time, compiling and collecting of the runtime does not. */
async function steadily<T>(work: () => Promise<T>): Promise<{ done: T; blocked: number }> {
  let best = await watched(work)
  for (let again = 0; again < 3 && best.blocked >= LONGEST_BLOCK; again += 1) {
    const next = await watched(work)
    if (next.blocked < best.blocked) best = next
  }
  return best
}

beforeAll(async () => {
  await render('{{ n }}', { n: 1 })
  await inTemplateThread({ kind: 'email', email: { subject: 'Проба', text: 'Проба' } })
})

describe('a template in its thread', () => {
  it('renders what is allowed', async () => {
    expect(await render('{{ n }} {{ n | plural: "визит", "визита", "визитов" }}', { n: 3 })).toEqual({
      ok: true,
      texts: ['3 визита'],
    })
  })

  it.each(HOSTILE)('ends well: %s', async (_name, task, end) => {
    const { done, blocked } = await steadily(() => inTemplateThread(task))
    if (end !== 'either') expect(done.ok ? 'harmless' : 'refused').toBe(end)
    if (done.ok) for (const text of done.texts) expect(text).not.toMatch(SPOILS)
    else expect(done.detail).not.toMatch(/root:|file:\/\/|modules|\/\w+\/\w/)
    expect(blocked).toBeLessThan(LONGEST_BLOCK)
  })

  it('goes on after a thread was killed', async () => {
    const heavy = '{{ x | truncate: 5 }}'.repeat(50_000)
    expect((await render(heavy, { x: 'a'.repeat(100_000) })).ok).toBe(false)
    expect(await render('{{ x }}', { x: 'жив' })).toEqual({ ok: true, texts: ['жив'] })
  })

  it('knows more than 60 ways to do harm', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(60))
})

describe('the check of a draft', () => {
  const column = (inside: string) =>
    `<mjml><mj-body><mj-section><mj-column>${inside}</mj-column></mj-section></mj-body></mjml>`
  const mail = (text: string, mjml?: string) => ({
    text: 'а',
    email: { subject: 'а', text, ...(mjml ? { mjml } : {}) },
  })

  it.each([
    ['of verbs before teeth', mail('леч'.repeat(6000))],
    ['of teeth without numbers', mail('зуб'.repeat(6000))],
    ['of digits and spaces', mail(`1${' '.repeat(19_000)}`)],
    ['of spaces before no tooth', mail(`лечу ${'а '.repeat(9000)}`)],
    ['of look-alikes', mail('кapиec'.repeat(3000))],
    ['of accents', mail('е\u0301'.repeat(9000))],
    ['of brackets never closed', mail('а', '<'.repeat(100_000))],
    ['of one word as long as a layout', mail('а', column(`<mj-text>${'леч'.repeat(30_000)}</mj-text>`))],
    ['of braces in a layout', mail('а', column(`<mj-text>${'{% # {{ %}'.repeat(9000)}</mj-text>`))],
  ])('does not hold the product up with a text %s', async (_name, bodies) => {
    const { blocked } = await steadily(() => findingsOf(templateBodies.parse(bodies), 'service'))
    expect(blocked).toBeLessThan(LONGEST_BLOCK)
  })
})
