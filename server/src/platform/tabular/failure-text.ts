import type { FailureCode, Params } from './table.ts'

/** One sentence or two in both languages: what is wrong, then what to do. */
export type Sentence = { ru: string; en: string }

const saveAsXlsxRu = 'Откройте его в Excel или LibreOffice и сохраните как «Книга Excel (.xlsx)» или CSV.'
const saveAsXlsxEn = 'Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)” or CSV.'
const againRu = 'Выгрузите или скачайте его ещё раз.'
const againEn = 'Export or download it again.'

const formats: Record<string, Sentence> = {
  pdf: { ru: 'документ PDF', en: 'a PDF document' },
  picture: { ru: 'изображение', en: 'a picture' },
  archive: { ru: 'архив не в формате ZIP', en: 'an archive other than ZIP' },
  rtf: { ru: 'текстовый документ RTF', en: 'an RTF document' },
  html: { ru: 'веб-страница', en: 'a web page' },
  xml: { ru: 'файл XML', en: 'an XML file' },
  xml_spreadsheet: { ru: 'таблица в формате XML 2003', en: 'an XML 2003 spreadsheet' },
  json: { ru: 'файл JSON', en: 'a JSON file' },
  database: { ru: 'файл базы данных', en: 'a database file' },
  program: { ru: 'программа', en: 'a program' },
  office_file: { ru: 'старый документ Office, но не таблица', en: 'an old Office document, not a spreadsheet' },
  word: { ru: 'документ Word', en: 'a Word document' },
  slides: { ru: 'презентация', en: 'a presentation' },
  ods: { ru: 'таблица OpenDocument (.ods)', en: 'an OpenDocument spreadsheet (.ods)' },
}

/** Sentences for everything that may be wrong with a whole file. */
export const failureText: Record<FailureCode, (params: Params) => Sentence> = {
  file_unreadable: ({ reason }) => ({
    ru: `Файл не открывается (${reason}). Проверьте, что он на месте и доступен для чтения.`,
    en: `The file cannot be opened (${reason}). Check that it is there and may be read.`,
  }),
  empty_file: () => ({
    ru: `Файл пуст. ${againRu}`,
    en: `The file is empty. ${againEn}`,
  }),
  binary: () => ({
    ru: `Это не таблица: в файле двоичные данные. ${saveAsXlsxRu}`,
    en: `This is not a table: the file holds binary data. ${saveAsXlsxEn}`,
  }),
  not_a_table: ({ found }) => ({
    ru: `Это ${formats[String(found)]?.ru ?? 'файл другого вида'}, а не таблица CSV или XLSX. ${saveAsXlsxRu}`,
    en: `This is ${formats[String(found)]?.en ?? 'a file of another kind'}, not a CSV or XLSX table. ${saveAsXlsxEn}`,
  }),
  xls_legacy: () => ({
    ru: `Это книга старого формата Excel (.xls). ${saveAsXlsxRu}`,
    en: `This is a workbook in the old Excel format (.xls). ${saveAsXlsxEn}`,
  }),
  xlsx_encrypted: () => ({
    ru: 'Книга защищена паролем. Откройте её в Excel, снимите пароль (Файл → Сведения → Защита книги) и сохраните.',
    en: 'The workbook is protected by a password. Open it in Excel, remove the password (File → Info → Protect Workbook) and save it.',
  }),
  xlsx_truncated: () => ({
    ru: `Книга Excel обрывается: файл загружен не полностью. ${againRu}`,
    en: `The Excel workbook is cut short: the file did not arrive whole. ${againEn}`,
  }),
  xlsx_damaged: () => ({
    ru: 'Книга Excel повреждена. Откройте её в Excel, согласитесь на восстановление и сохраните заново.',
    en: 'The Excel workbook is damaged. Open it in Excel, accept the repair and save it again.',
  }),
  xlsx_binary_workbook: () => ({
    ru: `Это двоичная книга Excel (.xlsb). ${saveAsXlsxRu}`,
    en: `This is a binary Excel workbook (.xlsb). ${saveAsXlsxEn}`,
  }),
  xlsx_forbidden_markup: () => ({
    ru: 'В книге есть объявления, которых в таблицах не бывает; она отклонена ради безопасности. Сохраните её заново из Excel.',
    en: 'The workbook holds declarations no spreadsheet has; it was refused for safety. Save it again from Excel.',
  }),
  xlsx_no_sheets: () => ({
    ru: 'В книге нет ни одного листа с таблицей. Проверьте, тот ли файл выбран.',
    en: 'The workbook has no sheet with a table. Check that it is the right file.',
  }),
  xlsx_too_large_inside: () => ({
    ru: 'Книга в распакованном виде слишком велика. Разделите её на части или сохраните лист как CSV.',
    en: 'The workbook is too large once unpacked. Split it or save the sheet as CSV.',
  }),
  xlsx_memory_limit: () => ({
    ru: 'Для чтения книги не хватило отведённой памяти. Сохраните лист как CSV: такие файлы читаются при любом размере.',
    en: 'The workbook needs more memory than is set aside for it. Save the sheet as CSV: such files are read at any size.',
  }),
  xlsx_time_limit: () => ({
    ru: 'Книга читается слишком долго. Сохраните лист как CSV: такие файлы читаются намного быстрее.',
    en: 'The workbook takes too long to read. Save the sheet as CSV: such files are read much faster.',
  }),
  sheet_not_found: ({ sheet }) => ({
    ru: `В книге нет листа «${sheet}». Выберите другой лист.`,
    en: `The workbook has no sheet “${sheet}”. Choose another one.`,
  }),
  zip_folder: () => ({
    ru: 'Это архив с файлами, а не одна таблица. Загрузите его как папку выгрузки.',
    en: 'This is an archive of files, not one table. Upload it as an export folder.',
  }),
  zip_truncated: () => ({
    ru: `Архив обрывается: файл загружен не полностью. ${againRu}`,
    en: `The archive is cut short: the file did not arrive whole. ${againEn}`,
  }),
  zip_damaged: () => ({
    ru: 'Архив повреждён. Упакуйте файлы заново или загрузите их по одному.',
    en: 'The archive is damaged. Pack the files again or upload them one by one.',
  }),
  zip_encrypted: () => ({
    ru: 'Архив защищён паролем. Упакуйте файлы без пароля.',
    en: 'The archive is protected by a password. Pack the files without one.',
  }),
  zip_empty: () => ({
    ru: 'В архиве нет таблиц CSV или XLSX. Проверьте, тот ли файл выбран.',
    en: 'The archive holds no CSV or XLSX tables. Check that it is the right file.',
  }),
  zip_unsafe_name: ({ name }) => ({
    ru: `В архиве есть недопустимое имя файла или ссылка («${name}»); он отклонён ради безопасности. Упакуйте файлы заново.`,
    en: `The archive holds a forbidden file name or a link (“${name}”); it was refused for safety. Pack the files again.`,
  }),
  zip_too_many_files: ({ limit }) => ({
    ru: `В архиве больше ${limit} файлов. Разделите его на несколько.`,
    en: `The archive holds more than ${limit} files. Split it into several.`,
  }),
  zip_too_large_inside: ({ name }) => ({
    ru: `Архив в распакованном виде слишком велик (файл «${name}»). Загрузите файлы по одному.`,
    en: `The archive is too large once unpacked (file “${name}”). Upload the files one by one.`,
  }),
  disk_full: () => ({
    ru: 'На диске сервера кончилось место. Освободите место и повторите.',
    en: 'The disk of the server is full. Make room and try again.',
  }),
  stopped: () => ({
    ru: 'Чтение остановлено.',
    en: 'Reading was stopped.',
  }),
  reader_failed: () => ({
    ru: 'Файл не удалось прочитать из-за ошибки программы. Сохраните его как CSV и повторите; сообщите администратору.',
    en: 'The file could not be read because of an error in the program. Save it as CSV and try again; tell the administrator.',
  }),
}
