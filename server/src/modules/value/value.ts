export { type PatientValue, readPatientValue } from './patient-value.ts'
export { type LevelBounds, readRfmScoring, rfmLevelBounds, type RfmScoring, scoreOf } from './scoring.ts'
export { inRfmCells } from './scoring-queries.ts'
