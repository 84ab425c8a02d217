export { findPatient } from './card.ts'
export { countDataQuality, type DataQuality } from '../quality/quality.ts'
export { searchTextOf, type SearchedPerson, sortNameOf } from './search-text.ts'
