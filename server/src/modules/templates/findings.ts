import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import { LINT_WORDS, lintMessage } from '@revisit/domain/message-linter.ts'
import { LONGEST, sentTexts, type TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { templateVariable } from '@revisit/domain/template-variables.ts'
import { inTemplateThread } from './rendering/template-threads.ts'
import type { Finding } from './schemas.ts'

/** Everything that speaks against a template, worst first. An error forbids publishing. */
export async function findingsOf(bodies: TemplateBodies, messageClass: MessageClass): Promise<Finding[]> {
  const words = await wordFindingsOf(bodies, messageClass)
  const email = bodies.email ? await emailFindings(bodies) : []
  return [...words, ...email].sort((a, b) => a.severity.localeCompare(b.severity))
}

/** What speaks against the words alone; the e-mail layout, slow to compile, is not tried. */
export async function wordFindingsOf(bodies: TemplateBodies, messageClass: MessageClass): Promise<Finding[]> {
  const found = await Promise.all(sentTexts(bodies).map((one) => textFindings(one, messageClass)))
  return found.flat()
}

async function textFindings(
  { text, channels }: { text: string; channels: Channel[] },
  messageClass: MessageClass,
): Promise<Finding[]> {
  const answer = await inTemplateThread({ kind: 'variables', sources: [text] })
  if (!answer.ok) return [syntaxFinding(answer.detail, channels)]
  const unknown = answer.texts.filter((name) => !templateVariable(name))
  const variables = answer.texts.map((name) => ({ name, medical: templateVariable(name)?.medical ?? false }))
  const lint = lintMessage({ text: withoutVariables(text), channel: channels[0]!, messageClass, variables })
  return [
    ...unknown.map((name) => unknownVariable(name, channels)),
    ...lint
      .filter(({ code }) => code !== 'no_contraindication_warning')
      .map(({ code, severity, found }) => ({ severity, code, message: LINT_WORDS[code], found, channels })),
    ...lengthFindings(text, channels),
  ]
}

function lengthFindings(text: string, channels: Channel[]): Finding[] {
  return channels
    .filter((channel) => [...withoutVariables(text)].length > LONGEST[channel])
    .map((channel) => ({
      severity: 'error',
      code: 'too_long',
      found: '',
      channels: [channel],
      message: { ru: `Длиннее ${LONGEST[channel]} знаков`, en: `Longer than ${LONGEST[channel]} characters` },
    }))
}

async function emailFindings({ email, text }: TemplateBodies): Promise<Finding[]> {
  const { subject, text: own = text, mjml } = email!
  const answer = await inTemplateThread({ kind: 'email', email: { subject, text: own, ...(mjml ? { mjml } : {}) } })
  if (answer.ok) return []
  const message = {
    ru: `Макет письма не собирается: ${answer.detail}`,
    en: `The e-mail layout does not compile: ${answer.detail}`,
  }
  return [{ severity: 'error', code: 'bad_layout', found: '', channels: ['email'], message }]
}

function syntaxFinding(detail: string, channels: Channel[]): Finding {
  const message = { ru: `Ошибка в записи переменных: ${detail}`, en: `Variables are written wrongly: ${detail}` }
  return { severity: 'error', code: 'bad_template', found: '', channels, message }
}

function unknownVariable(name: string, channels: Channel[]): Finding {
  const message = {
    ru: `Переменной «${name}» нет: выберите из списка`,
    en: `There is no variable "${name}": choose one from the list`,
  }
  return { severity: 'error', code: 'unknown_variable', found: name, channels, message }
}

/** The words alone, places of variables kept: names of variables are judged by their catalogue, not as words. */
function withoutVariables(text: string): string {
  return text.replace(/\{\{.*?\}\}|\{%.*?%\}/gsu, (found) => ' '.repeat(found.length))
}
