import type { Definition } from '../journey-calls.ts'

/** A form about the journey as a whole. */
export type WholeFormProps = { definition: Definition; onChange: (definition: Definition) => void }
