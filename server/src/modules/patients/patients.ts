export { findPatient } from './card.ts'
export { searchTextOf, sortNameOf, type SearchedPerson } from './search-text.ts'
