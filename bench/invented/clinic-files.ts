import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const DOCTORS = 12
const SOURCES = ['Яндекс', 'ВКонтакте', 'Рекомендация', 'Вывеска', '2ГИС']
const FIRST_NAMES = 'Анна Мария Ольга Елена Ирина Юлия Дарья Алина Вера Нина Инна Софья Полина Ксения Лидия Алла'.split(
  ' ',
)
const MIDDLE_NAMES = 'Ивановна Петровна Сергеевна Олеговна Павловна Юрьевна Игоревна Львовна Ильинична Борисовна'.split(
  ' ',
)
const SYLLABLES = ['ма', 'ро', 'ки', 'ве', 'лу', 'та', 'ни', 'со', 'да', 'пе', 'га', 'зо']
/** Every how many-th patient is a second card of the one before, is so with a mistyped birth date, and lives with the one before. */
const SECOND_CARD = 100
const MISTYPED = 200
const FAMILY = 12
const DAYS_OF_LIFE = 80 * 365
const DAYS_OF_HISTORY = 4 * 365
const LINES_AT_ONCE = 5000

/**
 * Clean files of the exchange format, in the order a clinic's system would print them: cards as they were opened, visits and
 * payments by date, five of each per patient on average. One card in a hundred is somebody's second one (same name and phone, and
 * every second time the same birth date), one in twelve shares a phone with another person.
 */
export async function writeClinicFiles(folder: string, patients: number, visits: number): Promise<void> {
  await writeFile(
    join(folder, 'branches.csv'),
    'external_id,name,timezone\nB1,Сокол,Europe/Moscow\nB2,Химки,Europe/Moscow\n',
  )
  const doctors = Array.from(
    { length: DOCTORS },
    (_, i) => `D${i},Орлов${'абвгдежзиклм'[i]} Дмитрий,doctor,терапия,B${(i % 2) + 1}`,
  )
  await writeFile(
    join(folder, 'staff.csv'),
    ['external_id,name,role,specialty,branch_external_id', ...doctors, ''].join('\n'),
  )
  await writeLines(
    join(folder, 'patients.csv'),
    'external_id,last_name,first_name,middle_name,sex,birth_date,phone,email,source,branch_external_id,created_at',
    { count: patients, line: patientLine },
  )
  await writeLines(
    join(folder, 'appointments.csv'),
    'external_id,patient_external_id,doctor_external_id,branch_external_id,starts_at,ends_at,status,payer',
    { count: visits, line: (i) => appointmentLine(i, patients, visits) },
  )
  await writeLines(
    join(folder, 'payments.csv'),
    'external_id,patient_external_id,appointment_external_id,paid_at,amount,kind,payer',
    { count: visits, line: (i) => paymentLine(i, patients, visits) },
  )
}

function patientLine(i: number): string {
  const person = i % SECOND_CARD === SECOND_CARD - 1 ? i - 1 : i
  const phone = i % FAMILY === FAMILY - 1 ? i - 1 : person
  const names = [surname(mixed(person, 1)), pick(FIRST_NAMES, mixed(person, 2)), pick(MIDDLE_NAMES, mixed(person, 3))]
  const slip = i % MISTYPED === MISTYPED - 1 ? 1 : 0
  const birth = dayAfter('1940-01-01', (mixed(person, 4) % DAYS_OF_LIFE) + slip)
  const rest = [`+7916${String(1_000_000 + phone * 3).padStart(7, '0')}`, `p${i}@mail.ru`, pick(SOURCES, mixed(i, 5))]
  return [`P${i}`, ...names, 'f', birth, ...rest, `B${(i % 2) + 1}`, '2022-01-01T10:00:00'].join(',')
}

function appointmentLine(i: number, patients: number, visits: number): string {
  const day = dayOfVisit(i, visits)
  const doctor = mixed(i, 6) % DOCTORS
  return `A${i},P${mixed(i, 7) % patients},D${doctor},B${(doctor % 2) + 1},${day}T12:00:00,${day}T13:00:00,completed,patient`
}

function paymentLine(i: number, patients: number, visits: number): string {
  return `M${i},P${mixed(i, 7) % patients},A${i},${dayOfVisit(i, visits)}T13:00:00,${1000 + (i % 9000)}.50,payment,patient`
}

function dayOfVisit(i: number, visits: number): string {
  return dayAfter('2022-01-01', Math.floor((i / visits) * DAYS_OF_HISTORY))
}

type Lines = { count: number; line: (index: number) => string }

async function writeLines(path: string, header: string, { count, line }: Lines): Promise<void> {
  async function* chunks() {
    yield `${header}\n`
    for (let start = 0; start < count; start += LINES_AT_ONCE) {
      const length = Math.min(LINES_AT_ONCE, count - start)
      yield `${Array.from({ length }, (_, i) => line(start + i)).join('\n')}\n`
    }
  }
  await pipeline(chunks(), createWriteStream(path))
}

/** A number that looks like chance and is the same every time. */
function mixed(index: number, salt: number): number {
  let x = Math.imul(index + 1, 2_654_435_761) ^ Math.imul(salt, 1_597_334_677)
  x = Math.imul(x ^ (x >>> 15), 2_246_822_507)
  x = Math.imul(x ^ (x >>> 13), 3_266_489_909)
  return (x ^ (x >>> 16)) >>> 0
}

function pick(words: readonly string[], number: number): string {
  return words[number % words.length]!
}

function surname(number: number): string {
  let text = ''
  for (let rest = number % 12 ** 4, i = 0; i < 4; i += 1, rest = Math.floor(rest / 12)) text += SYLLABLES[rest % 12]
  return text[0]!.toUpperCase() + text.slice(1)
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
