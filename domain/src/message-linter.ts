import type { Bilingual } from './bilingual.ts'
import type { Channel, MessageClass } from './channel.ts'
import { repairHomoglyphs } from './homoglyphs.ts'
import { HARMLESS_WORDS, MEDICAL_STEMS } from './medical-words.ts'

export type LintCode =
  | 'diagnosis'
  | 'procedure'
  | 'result'
  | 'specialty'
  | 'tooth'
  | 'icd_code'
  | 'medical_variable'
  | 'promotion_in_service'
  | 'no_contraindication_warning'

export type LintFinding = {
  readonly code: LintCode
  /** `error` forbids publishing, `warning` is shown. */
  readonly severity: 'error' | 'warning'
  /** What was found, as written. */
  readonly found: string
  /** Where it stands in the text, in UTF-16 units; -1 for what is missing. */
  readonly at: number
}

export type LintAsk = {
  readonly text: string
  readonly channel: Channel
  readonly messageClass: MessageClass
  /** Names of the variables the template uses, with what they reveal. */
  readonly variables?: readonly { readonly name: string; readonly medical: boolean }[]
}

export const LINT_WORDS: Readonly<Record<LintCode, Bilingual>> = {
  diagnosis: { ru: 'похоже на диагноз', en: 'looks like a diagnosis' },
  procedure: { ru: 'названа процедура', en: 'names a procedure' },
  result: { ru: 'говорит об анализах или результатах', en: 'speaks of tests or results' },
  specialty: { ru: 'названа специальность врача', en: 'names a doctor’s speciality' },
  tooth: { ru: 'назван зуб', en: 'names a tooth' },
  icd_code: { ru: 'код диагноза по МКБ', en: 'a diagnosis code (ICD)' },
  medical_variable: { ru: 'переменная раскрывает лечение', en: 'the variable reveals treatment' },
  promotion_in_service: {
    ru: 'похоже на рекламу в сервисном сообщении: смените класс или текст',
    en: 'looks like advertising in a service message: change the class or the text',
  },
  no_contraindication_warning: {
    ru: 'в рекламе нужна строка «Имеются противопоказания. Необходима консультация специалиста»: добавим сами',
    en: 'advertising needs the line about contraindications: it will be added',
  },
}

/** The line 38-FZ art. 24 p. 7 asks for in advertising of medical services. */
export const CONTRAINDICATION_LINE = 'Имеются противопоказания. Необходима консультация специалиста.'

/** Channels nobody but the person themself reads; every other one is open: a preview on a screen, a shared phone, a mail server. */
const PRIVATE_CHANNELS: ReadonlySet<Channel> = new Set<Channel>([])

const WORD = /[\p{L}][\p{L}\p{N}-]*/gu
const ICD = /(?<![\p{L}\p{N}])[A-TV-ZАВСЕНКМОРТХ]\d{2}(?:\.\d{1,2})?(?![\p{L}\p{N}-])/gu
/** «зуб 36», «36-й зуб», «зуба 1.6», «удаление зуба», «tooth 14». Repetitions are bounded: a text made for it must not take minutes. */
const TOOTH =
  /(?:(?:зуб\p{L}{0,9}|tooth|teeth)[\s,№#:-]{0,3}\d(?:\.?\d)?(?!\d)|(?<!\d)\d(?:\.?\d)?(?:-?й|-?го|-?му)?\s{1,9}зуб\p{L}{0,30}|(?:удал|леч|вылеч|вырв|болел|боли)\p{L}{0,12}\s{1,9}(?:\p{L}{1,30}\s{1,9})?(?:зуб|зубы|зуба|зубов)(?!\p{L})|wisdom tooth)/giu
const PROMOTION =
  /(?:скид\p{L}*|акци[яюиейо]\p{L}*|распродаж\p{L}*|подар\p{L}*|бонус\p{L}*|выгод\p{L}*|дешев\p{L}*|бесплатн\p{L}*|спецпредложен\p{L}*|промокод\p{L}*|кэшбэк\p{L}*|кешбэк\p{L}*|только до \d|успейте|\d+\s?%|discount\p{L}*|sale(?!\p{L})|promo\p{L}*|free of charge|gift\p{L}*)/giu

/** What in a text must not leave through an open channel, or does not go with its class. Errors forbid publishing. */
export function lintMessage(ask: LintAsk): LintFinding[] {
  const findings = [...secrecyFindings(ask), ...classFindings(ask)]
  return findings.sort((a, b) => a.at - b.at)
}

/** True when nothing forbids publishing. */
export function mayPublish(findings: readonly LintFinding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error')
}

function secrecyFindings({ text, channel, variables = [] }: LintAsk): LintFinding[] {
  if (PRIVATE_CHANNELS.has(channel)) return []
  const medical = variables.filter((variable) => variable.medical)
  return [
    ...medicalWords(text),
    ...matches(text, ICD, 'icd_code', 'error'),
    ...matches(text, TOOTH, 'tooth', 'error'),
    ...medical.map(({ name }): LintFinding => ({
      code: 'medical_variable',
      severity: 'error',
      found: name,
      at: text.indexOf(name),
    })),
  ]
}

function classFindings({ text, messageClass }: LintAsk): LintFinding[] {
  if (messageClass === 'service') return matches(text, PROMOTION, 'promotion_in_service', 'warning')
  if (/противопоказани/iu.test(text)) return []
  return [{ code: 'no_contraindication_warning', severity: 'warning', found: '', at: -1 }]
}

function medicalWords(text: string): LintFinding[] {
  const known = new Map<string, keyof typeof MEDICAL_STEMS | null>()
  return [...text.matchAll(WORD)].flatMap((match): LintFinding[] => {
    const [found] = match
    if (!known.has(found)) known.set(found, medicalKind(found))
    const code = known.get(found) ?? null
    return code === null ? [] : [{ code, severity: 'error', found, at: match.index }]
  })
}

function medicalKind(word: string): keyof typeof MEDICAL_STEMS | null {
  const folded = fold(word)
  if (HARMLESS_WORDS.has(folded)) return null
  for (const kind of ['specialty', 'diagnosis', 'procedure', 'result'] as const)
    if (MEDICAL_STEMS[kind].some((stem) => begins(folded, stem))) return kind
  return null
}

/** Short stems are whole words: «рак» is not «ракета», «эко» is not «экономия». */
function begins(word: string, stem: string): boolean {
  return stem.length <= 3 ? word === stem : word.startsWith(stem)
}

/** Lower case, without «ё»; Latin look-alikes inside a Cyrillic word become Cyrillic, so that «кapиeс» hides nothing. */
function fold(word: string): string {
  return repairHomoglyphs(word.normalize('NFKC')).toLowerCase().replaceAll('ё', 'е')
}

function matches(text: string, pattern: RegExp, code: LintCode, severity: LintFinding['severity']): LintFinding[] {
  return [...text.matchAll(pattern)].map((match) => ({ code, severity, found: match[0], at: match.index }))
}
