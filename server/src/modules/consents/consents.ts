export { type NewWord, recordWords } from './ledger.ts'
export { type HoldReason, type Permissions, readPermissions } from './permissions.ts'
export { hearStops } from './stops.ts'
export { unsubscribeLinks, unsubscribePages } from './unsubscribe-page.ts'
