import type { Locale } from '../../platform/errors.ts'
import type { Db } from '../../platform/db.ts'
import { readDirectoryNames } from './directory-queries.ts'
import type { Dimension } from './slices.ts'

const UNKNOWN_WORDS = { ru: 'Не указано', en: 'Unknown' }
const PAYER_WORDS: Record<string, Record<Locale, string>> = {
  patient: { ru: 'Пациент', en: 'Patient' },
  insurer: { ru: 'Страховая', en: 'Insurer' },
  employer: { ru: 'Работодатель', en: 'Employer' },
}
const TREATMENT_WORDS: Record<string, Record<Locale, string>> = {
  consultation: { ru: 'Консультация', en: 'Consultation' },
  hygiene: { ru: 'Гигиена', en: 'Hygiene' },
  caries: { ru: 'Кариес', en: 'Caries' },
  complex: { ru: 'Комплексное лечение', en: 'Complex treatment' },
  surgery: { ru: 'Хирургия', en: 'Surgery' },
  prosthetics: { ru: 'Протезирование', en: 'Prosthetics' },
  orthodontics: { ru: 'Ортодонтия', en: 'Orthodontics' },
  diagnostics: { ru: 'Диагностика', en: 'Diagnostics' },
  other: { ru: 'Другое', en: 'Other' },
}

/** What a slice is called; '' is the slice of people about whom it is not known. */
export type SliceNames = (key: string) => string

/** Names of the slices of a dimension in the caller's language. */
export async function readSliceNames(
  db: Db,
  clinicId: string,
  { dimension, locale }: { dimension: Dimension; locale: Locale },
): Promise<SliceNames> {
  const names = await namesOf(db, clinicId, { dimension, locale })
  return (key) => (key === '' ? UNKNOWN_WORDS[locale] : (names.get(key) ?? key))
}

async function namesOf(
  db: Db,
  clinicId: string,
  { dimension, locale }: { dimension: Dimension; locale: Locale },
): Promise<Map<string, string>> {
  if (dimension === 'service') return readDirectoryNames(db, clinicId, 'services')
  if (dimension === 'branch') return readDirectoryNames(db, clinicId, 'branches')
  if (dimension === 'doctor' || dimension === 'administrator') return readDirectoryNames(db, clinicId, 'staff')
  const words = dimension === 'payer' ? PAYER_WORDS : dimension === 'treatment' ? TREATMENT_WORDS : {}
  return new Map(Object.entries(words).map(([key, text]) => [key, text[locale]]))
}
