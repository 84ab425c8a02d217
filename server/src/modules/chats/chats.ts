export { hearChats } from './binding.ts'
export { pushPages } from './push-page.ts'
