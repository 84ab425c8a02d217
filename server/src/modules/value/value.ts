export type { LevelBounds, Measured, RfmScoring, Scored } from './level-bounds.ts'
export { type PatientValue, readPatientValue } from './patient-value.ts'
export { readRfmScoring, rfmLevelBounds, scoreOf } from './scoring.ts'
export { inRfmCells } from './scoring-queries.ts'
