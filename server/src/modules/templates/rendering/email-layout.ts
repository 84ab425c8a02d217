import mjml2html from 'mjml'
import type { EmailSource } from './template-tasks.ts'

const LIQUID = /(\{\{.*?\}\}|\{%.*?%\})/su
const BUTTON = /^\[([^\]]+)\]\((\S+|\{\{[^}]*\}\})\)$/u

/** HTML of an e-mail; variables stay in place for every person's own values. @throws Error in words when the MJML is wrong. */
export async function compileEmail({ text, mjml, subject }: EmailSource): Promise<string> {
  const source = mjml ?? standardLayout(text, subject)
  const { html } = await mjml2html(source, { validationLevel: 'strict', ignoreIncludes: true, keepComments: false })
  return html
}

/** One quiet column: paragraphs and buttons. */
function standardLayout(text: string, subject: string): string {
  const blocks = text
    .split(/\n\s*\n|\n(?=\[)|(?<=\))\n/u)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  return `<mjml>
    <mj-head>
      <mj-title>${escaped(subject)}</mj-title>
      <mj-attributes>
        <mj-all font-family="Arial, sans-serif" />
        <mj-text font-size="16px" line-height="24px" color="#1c2b2a" padding="8px 24px" />
        <mj-button background-color="#0b6b67" border-radius="8px" font-size="16px" align="left" padding="12px 24px" />
      </mj-attributes>
    </mj-head>
    <mj-body background-color="#f3f5f5"><mj-section background-color="#ffffff" padding="24px 0"><mj-column>
      ${blocks.map(blockMarkup).join('\n')}
    </mj-column></mj-section></mj-body>
  </mjml>`
}

function blockMarkup(block: string): string {
  const button = BUTTON.exec(block)
  if (button) return `<mj-button href="${escaped(button[2]!)}">${escaped(button[1]!)}</mj-button>`
  return `<mj-text>${escaped(block).replaceAll('\n', '<br />')}</mj-text>`
}

/** Escapes everything but variables, whose values are escaped when they are put in. */
function escaped(text: string): string {
  return text
    .split(LIQUID)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    )
    .join('')
}
