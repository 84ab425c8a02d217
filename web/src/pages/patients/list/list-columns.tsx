import { classes } from '@revisit/ui/classes.ts'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { DateText, Money } from '@revisit/ui/Money.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { IconCrown } from '@tabler/icons-react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import type { PatientListItem } from '../patient-types.ts'
import { maskedContact, writtenContact } from '../person-text.ts'
import type { ColumnKey } from './column-choice.ts'
import css from './List.module.css'

type Draw = (row: PatientListItem) => React.ReactNode
type Plain = Omit<Column<PatientListItem>, 'key' | 'title' | 'render'> & { render: Draw }

const COLUMNS: Record<ColumnKey, Plain> = {
  name: { width: 'minmax(212px, 1.5fr)', sortable: true, render: (row) => <NameCell row={row} /> },
  phone: { width: '136px', render: (row) => <PhoneCell phones={row.phones} /> },
  class: { width: '108px', render: (row) => <ClassTag row={row} /> },
  rfm: { width: 'minmax(160px, 1fr)', render: (row) => <RfmCell row={row} /> },
  visits: { width: '80px', align: 'end', sortable: true, render: (row) => row.value.visits },
  lastVisit: {
    width: '116px',
    align: 'end',
    sortable: true,
    render: (row) => <DateText day={row.value.lastVisitOn} />,
  },
  nextVisit: { width: '72px', align: 'end', render: (row) => <DateText day={row.nextVisitOn} /> },
  revenue: { width: '104px', align: 'end', sortable: true, render: (row) => <Money minor={row.value.revenue} /> },
  number: { width: '88px', render: (row) => row.externalIds[0] ?? '—' },
  age: { width: '72px', align: 'end', render: (row) => row.age ?? '—' },
  birthDate: { width: '104px', align: 'end', render: (row) => <DateText day={row.birthDate} full /> },
  email: { width: 'minmax(140px, 1fr)', render: (row) => row.emails[0] ?? '—' },
  firstVisit: {
    width: '116px',
    align: 'end',
    sortable: true,
    render: (row) => <DateText day={row.value.firstVisitOn} />,
  },
  branch: { width: 'minmax(96px, 0.8fr)', render: (row) => row.branch?.name ?? '—' },
  curator: { width: 'minmax(120px, 1fr)', render: (row) => row.curator?.name ?? '—' },
  source: { width: 'minmax(112px, 0.9fr)', render: (row) => row.source ?? '—' },
  tags: { width: 'minmax(140px, 1fr)', render: (row) => <TagsCell tags={row.tags} /> },
  createdAt: { width: '96px', align: 'end', sortable: true, render: (row) => <CreatedCell at={row.createdAt} /> },
}

const FRACTION_WIDTHS: Partial<Record<ColumnKey, number>> = {
  name: 212,
  rfm: 160,
  email: 140,
  branch: 96,
  curator: 120,
  source: 112,
  tags: 140,
}
const GAP = 16
/** Padding of a row and its tick. */
const EDGES = 50

/** The chosen columns in the order of the person. */
export function useListColumns(keys: readonly ColumnKey[]): { columns: Column<PatientListItem>[]; minWidth: number } {
  const { t } = useTranslation('patients')
  // The same columns stay the same object: rows already on the screen are not drawn anew when the next ones arrive.
  const columns = useMemo(
    () =>
      keys.map((key) => ({
        ...COLUMNS[key],
        key,
        title: t(`columns.${key}`),
        render: (row: PatientListItem) => <Cell name={key} row={row} />,
      })),
    [keys, t],
  )
  const widths = keys.map((key) => FRACTION_WIDTHS[key] ?? Number.parseInt(COLUMNS[key].width ?? '100', 10))
  return { columns, minWidth: widths.reduce((sum, width) => sum + width + GAP, EDGES) }
}

/** While a list is scrolled its table is drawn anew many times a second; a cell is drawn once per patient. */
const Cell = memo(function Cell({ name, row }: { name: ColumnKey; row: PatientListItem }) {
  return COLUMNS[name].render(row)
})

/** The name as a link; what must be known at once stands beside it. */
function NameCell({ row }: { row: PatientListItem }) {
  const { t } = useTranslation('patients')
  return (
    <span className={css.nameCell}>
      <a
        href={paths.patient(row.id)}
        className={css.name}
        tabIndex={-1}
        // The row opens the card itself; Ctrl and the middle button open a tab of their own.
        onClick={(event) => (event.ctrlKey || event.metaKey ? event.stopPropagation() : event.preventDefault())}
      >
        {row.fullName || t('unnamed')}
      </a>
      {row.deceased && <span className="caption">{t('deceased')}</span>}
      {row.similar && <Tag tone="info">{t('similar')}</Tag>}
    </span>
  )
}

function PhoneCell({ phones }: { phones: readonly string[] }) {
  const { t } = useTranslation('patients')
  const [shown, show] = useState(false)
  const [phone] = phones
  if (!phone) return '—'
  if (shown) {
    return (
      <a href={`tel:${phone}`} className="num" onClick={(event) => event.stopPropagation()}>
        {writtenContact('phone', phone)}
      </a>
    )
  }
  return (
    <button
      type="button"
      className={classes(css.phone, 'num')}
      tabIndex={-1}
      aria-label={t('reveal')}
      title={t('reveal')}
      onClick={(event) => {
        event.stopPropagation()
        show(true)
      }}
    >
      {maskedContact('phone', phone)}
    </button>
  )
}

/** The value class as a tag. */
export function ClassTag({ row }: { row: PatientListItem }) {
  const { t } = useTranslation('patients')
  const valueClass = row.value.class
  if (!valueClass) return '—'
  const isVip = valueClass === 'vip'
  return (
    <Tag tone={isVip ? 'accent' : 'neutral'} icon={isVip && <IconCrown size={14} stroke={1.6} />}>
      {t(`class.${valueClass}`)}
    </Tag>
  )
}

function RfmCell({ row }: { row: PatientListItem }) {
  const { locale } = useFormat()
  const { rfm, rfmGroup } = row.value
  if (!rfm) return '—'
  return (
    <span className="num">
      {rfm} <span className="second">{rfmGroup && RFM_GROUP_WORDS[rfmGroup][locale]}</span>
    </span>
  )
}

const TAGS_SHOWN = 2

function TagsCell({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return '—'
  return (
    <span className={css.tagsCell} title={tags.join(', ')}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {tags.length > TAGS_SHOWN && <span className="caption">+{tags.length - TAGS_SHOWN}</span>}
    </span>
  )
}

function CreatedCell({ at }: { at: string }) {
  const format = useFormat()
  return <DateText day={format.dayOf(at)} />
}
