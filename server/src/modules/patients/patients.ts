export { findPatient } from './card.ts'
export { applyChanges, type AutomaticChange } from './automatic-changes.ts'
export { countDataQuality, type DataQuality } from '../quality/quality.ts'
export { searchTextOf, type SearchedPerson, sortNameOf } from './search-text.ts'
