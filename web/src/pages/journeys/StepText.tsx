import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import css from './fields/fields.module.css'
import { useTemplates } from './journey-facts.ts'

/** The words a step says to somebody: the template of a message, the script of a call. */
export function StepText({ node }: { node: JourneyNode }) {
  const templates = useTemplates()
  const text = textOf(node, (id) => templates.find((one) => one.id === id)?.text)
  return text ? <blockquote className={css.text}>{text}</blockquote> : null
}

function textOf(node: JourneyNode, template: (id: string | null) => string | undefined): string | undefined {
  switch (node.kind) {
    case 'message':
      return template(node.templateId)
    case 'call_task':
    case 'offer':
      return node.script
    case 'notify_staff':
      return node.text
    default:
      return undefined
  }
}
