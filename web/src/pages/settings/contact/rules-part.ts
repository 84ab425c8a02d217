import type { ContactRules } from './contact-calls.ts'

/** What every part of the rules is edited through. */
export type RulesPart = { rules: ContactRules; onChange: (change: Partial<ContactRules>) => void; mayEdit: boolean }
