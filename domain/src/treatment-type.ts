/** What kind of treatment a service is; the axis of ready journeys and of plan advice. */
export type TreatmentType =
  | 'consultation'
  | 'hygiene'
  | 'caries'
  | 'complex'
  | 'surgery'
  | 'prosthetics'
  | 'orthodontics'
  | 'diagnostics'
  | 'other'

const TYPES: ReadonlySet<string> = new Set<TreatmentType>([
  'consultation',
  'hygiene',
  'caries',
  'complex',
  'surgery',
  'prosthetics',
  'orthodontics',
  'diagnostics',
  'other',
])

/** The first pattern that fits decides, so a consultation about implants stays a consultation and a crown on an implant prosthetics. */
const PATTERNS: readonly (readonly [TreatmentType, RegExp])[] = [
  ['other', /анестези|аппликационн|седаци|наркоз|справк|выписк|бахил|расходн|доставк/u],
  [
    'diagnostics',
    /(?<!\p{L})(?:ктл?|кт|оптг|трг|клкт|мрт|узи|экг|ct|opg|x-?ray|cbct)(?!\p{L})|томограф|рентген|ортопантом|снимок|снимк|радиовизи|диагност|анализ|исследован|скрининг|чек-?ап|слеп(?:ки|ок) диагност/u,
  ],
  [
    'consultation',
    /консульт|(?<!\p{L})(?:осмотр|при[её]м|повторный при[её]м|consult\p{L}*|check-?up|examination)(?!\p{L})|первичн\p{L}* (?:при[её]м|осмотр)|план\p{L}* лечени|составление плана/u,
  ],
  [
    'orthodontics',
    /брекет|элайнер|ортодон|ретейнер|ретенц|пластинк\p{L}* (?:съ[её]мн|аппарат)|капп\p{L}* (?:элайн|ортод)|invisalign|aligner|braces|прикус/u,
  ],
  [
    'hygiene',
    /гигиен|чистк|налет|нал[её]т|зубн\p{L}* (?:отложен|камн)|отложени|камн|air-?flow|эйр-?фло|ультразвуков\p{L}* (?:чист|снят|скейл)|отбелив|фторир|реминерализ|полировк\p{L}* зуб|скейлинг|hygien|cleaning|whitening|scaling/u,
  ],
  [
    'prosthetics',
    /коронк|протез|винир|вкладк|мост\p{L}*(?:овидн)?(?!\p{L})|абатмент|ортопед|металлокерам|циркон|бюгел|накладк|люминир|штифтов|(?:снятие|получение) (?:слепк|оттиск)|фиксаци\p{L}* (?:коронк|протез)|crown|denture|veneer|bridge|prosth|inlay/u,
  ],
  [
    'complex',
    /эндодон|пульпит|периодонтит|депульп|канал|удаление (?:нерва|пульпы)|тотальн|комплексн|под ключ|all-on|root canal|endodont|пародонт|лоскутн/u,
  ],
  [
    'surgery',
    /имплант|удален|хирург|экстракц|синус|остеопласт|костн\p{L}* пласт|резекц|кюретаж|десн|френул|уздечк|разрез|шв[аыо]|операц|implant|extract|surg|sinus|graft/u,
  ],
  [
    'caries',
    /кариес|пломб|реставрац|лечени\p{L}* зуб|герметиз|фиссур|(?<!\p{L})терапи|caries|filling|restoration|sealant/u,
  ],
]

/** The kind of treatment by its code or by the name of the service, in Russian or English; 'other' when nothing fits. */
export function readTreatmentType(name: string): TreatmentType {
  const text = name.trim().toLowerCase()
  if (isTreatmentType(text)) return text
  for (const [type, pattern] of PATTERNS) if (pattern.test(text)) return type
  return 'other'
}

function isTreatmentType(text: string): text is TreatmentType {
  return TYPES.has(text)
}
