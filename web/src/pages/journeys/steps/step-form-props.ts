import type { JourneyNode, NodeKind, NodeOf } from '@revisit/domain/journey-node.ts'
import type { Definition } from '../journey-calls.ts'

/** The form of one step: the step, the journey around it, and what to do with the changed step. */
export type StepFormProps<K extends NodeKind = NodeKind> = {
  node: NodeOf<K>
  definition: Definition
  onChange: (node: JourneyNode) => void
}
