import { RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/route.ts'
import type { WrittenCell } from '../../platform/tabular/write-csv.ts'
import type { rfmGrid } from './rfm.ts'
import { tableFile } from './table-file.ts'

type Grid = Awaited<ReturnType<typeof rfmGrid>>

const HEADS = {
  ru: ['Клетка', 'Группа', 'Пациентов', 'Доля', 'Оплачено', 'Изменение с'],
  en: ['Cell', 'Group', 'Patients', 'Share', 'Paid', 'Change since'],
}

/**
 * The 27 cells as the screen shows them: people, their share as a fraction, money in whole units with two decimals, change of
 * people since the compared day; blank money for those who may not see it.
 */
export async function rfmFile(
  { asOf, compareTo, patients, cells }: Grid,
  { format, locale, withMoney }: { format: 'csv' | 'xlsx'; locale: Locale; withMoney: boolean },
): Promise<Download> {
  const head = HEADS[locale].slice(0, compareTo === null ? -1 : undefined)
  if (compareTo !== null) head.push(`${head.pop()} ${compareTo}`)
  const rows = cells.map((cell): WrittenCell[] => [
    cell.cell,
    RFM_GROUP_WORDS[cell.group][locale],
    { number: cell.patients },
    patients > 0 ? { number: Math.round((cell.patients / patients) * 1e4) / 1e4 } : null,
    withMoney ? { number: cell.revenue / 100 } : null,
    ...(compareTo === null ? [] : [cell.before === null ? null : { number: cell.patients - cell.before }]),
  ])
  return tableFile([head, ...rows], { name: `rfm-${asOf}`, format, locale })
}
