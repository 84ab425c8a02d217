/** Reports such as medical systems print them, with invented people: to see what works and to try it. */
const SAMPLES = {
  patients: [
    ['№ карты', 'ФИО', 'Дата рожд.', 'Пол', 'Тел.', 'E-mail', 'Откуда узнали', 'Согласие на рассылку'],
    [
      '10482',
      'Соколова Марина Андреевна',
      '14.03.1984',
      'жен',
      '8 (916) 204-24-07',
      'sokolova@example.ru',
      '2ГИС',
      'да',
    ],
    ['10483', 'Ким Евгений Олегович', '07.09.1961', 'муж', '+7 903 771-51-40', '', 'знакомые', 'нет'],
  ],
  visits: [
    ['№ приёма', '№ карты', 'Дата приёма', 'Врач', 'Филиал', 'Статус'],
    ['V-1', '10482', '17.10.2025 11:30', 'Орлов Дмитрий Сергеевич', 'Сокол', 'Состоялся'],
    ['V-2', '10483', '20.10.2025 09:00', 'Гусева Татьяна Ильинична', 'Сокол', 'Не пришёл'],
  ],
  payments: [
    ['№ документа', '№ карты', 'Дата оплаты', 'Сумма', 'Вид операции', 'Кто платит'],
    ['P-1', '10482', '17.10.2025 12:40', '48 200,00', 'Оплата', 'Пациент'],
    ['P-2', '10482', '18.10.2025 10:05', '1 200,00', 'Возврат', 'Пациент'],
  ],
  wide: [
    [
      '№ карты',
      'ФИО пациента',
      'Дата рожд.',
      'Тел.',
      'Дата приёма',
      'Врач',
      'Услуга',
      'Кол-во',
      'Сумма со скидкой',
      'Оплачено',
      'Дата оплаты',
    ],
    [
      '10482',
      'Соколова Марина Андреевна',
      '14.03.1984',
      '8 (916) 204-24-07',
      '17.10.2025 11:30',
      'Орлов Д. С.',
      'Коронка металлокерамическая',
      '1',
      '48 200,00',
      '48 200,00',
      '17.10.2025',
    ],
    [
      '10483',
      'Ким Евгений Олегович',
      '07.09.1961',
      '+7 903 771-51-40',
      '20.10.2025 09:00',
      'Гусева Т. И.',
      'Профессиональная гигиена',
      '1',
      '6 400,00',
      '6 400,00',
      '20.10.2025',
    ],
  ],
} as const

export type SampleName = keyof typeof SAMPLES

export const SAMPLE_NAMES = Object.keys(SAMPLES) as SampleName[]

/** The sample as a CSV that Excel opens with Russian letters. */
export function sampleCsv(name: SampleName): string {
  const lines = SAMPLES[name].map((row) => row.map(quoted).join(';'))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** Gives a text to the browser as a file to keep. */
export function saveText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}

function quoted(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
