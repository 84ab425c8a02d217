import { Invalid, type Text, Unavailable } from '../../platform/errors.ts'
import { failureSentence } from '../../platform/tabular/problem-text.ts'
import type { SourceFailure } from './sources.ts'

/** Why a whole import failed, in words. Stored with the import. */
export type ImportFailure = { code: string } & Text

const OWN: Record<string, Text> = {
  no_header: {
    ru: 'В файле не нашлось строки с названиями столбцов. Добавьте её первой строкой и загрузите файл снова.',
    en: 'The file has no row with column names. Add one as the first row and upload the file again.',
  },
  no_known_column: {
    ru: 'Ни один столбец не распознан. Укажите, что в каких столбцах, или переименуйте их.',
    en: 'None of the columns was recognised. Say what the columns are, or rename them.',
  },
  storage_full: {
    ru: 'На диске сервера закончилось место. Загруженное до этого сохранено; освободите место и запустите загрузку снова.',
    en: 'The server disk is full. What was imported so far is kept; free some space and run the import again.',
  },
  failed: {
    ru: 'Загрузка остановилась из-за ошибки программы. Загруженное до этого сохранено; запустите её снова.',
    en: 'The import stopped because of an error in the program. What was imported so far is kept; run it again.',
  },
  interrupted: {
    ru: 'Программа остановилась во время загрузки. Загруженное до этого сохранено; запустите загрузку снова.',
    en: 'The program stopped during the import. What was imported so far is kept; run it again.',
  },
  cancelled: {
    ru: 'Загрузка остановлена. Загруженное до этого сохранено; её можно продолжить или отменить целиком.',
    en: 'The import was stopped. What was imported so far is kept; it can be continued or undone.',
  },
}

export function ownFailure(code: keyof typeof OWN & string): ImportFailure {
  return { code, ...OWN[code]! }
}

/** The words of a file's failure. */
export function failureOf({ failure, fileName, sheetName }: SourceFailure): ImportFailure {
  const { code } = failure
  if (code === 'disk_full') return ownFailure('storage_full')
  const text = OWN[code] ?? failureSentence(failure as Parameters<typeof failureSentence>[0])
  const name = sheetName ? `${fileName}, «${sheetName}»` : fileName
  return { code, ru: `${name}: ${text.ru}`, en: `${name}: ${text.en}` }
}

/** What stopped a run: a full disk is told apart, because waiting helps. */
export function failureOfError(error: unknown): ImportFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const full = ['53100', 'ENOSPC', 'EDQUOT', 'storage_full', 'disk_full'].includes(code)
  return ownFailure(full ? 'storage_full' : 'failed')
}

/** The failure as an error for callers that wait for the result. */
export function asError({ code, ru, en }: ImportFailure): Invalid | Unavailable {
  return code === 'storage_full' ? new Unavailable(code, { ru, en }) : new Invalid(code, { ru, en })
}
