import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import {
  IconBan,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconCheck,
  IconLock,
  IconMail,
  IconMessage,
  IconPhone,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { duplicates } from '../../i18n/ru/duplicates.ts'
import type { DuplicatePair, PairSide, Side } from './duplicate-queries.ts'
import css from './Identity.module.css'
import { usePairWords } from './use-pair-words.ts'

type CountName = keyof (typeof duplicates)['counts']
const COUNTS: CountName[] = ['visits', 'appointments', 'payments', 'plans', 'policies', 'calls', 'notes']

/** What nobody chooses: contacts and history all remain, of two consents the stricter one. */
export function PairHistory({ pair, order }: { pair: DuplicatePair; order: Side[] }) {
  const { t } = useTranslation('duplicates')
  const format = useFormat()
  const counts = COUNTS.filter((name) => order.some((side) => (pair[side].counts[name] ?? 0) > 0))
  const hasTags = order.some((side) => pair[side].tags.length > 0)
  const hasVisits = order.some((side) => pair[side].lastVisitOn !== null)
  const row = (name: string, cell: (side: PairSide) => ReactNode) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {order.map((side) => (
        <td key={side}>{cell(pair[side])}</td>
      ))}
    </tr>
  )
  return (
    <>
      <Part title={t('pair.contacts')}>
        <tr className={css.top}>
          <th aria-hidden="true" />
          {order.map((side) => (
            <td key={side}>
              <Contacts contacts={pair[side].contacts} />
            </td>
          ))}
        </tr>
        {hasTags && row(t('pair.tags'), ({ tags }) => tags.join(', ') || <Nothing />)}
      </Part>
      {counts.length > 0 && (
        <Part title={t('pair.history')}>
          {counts.map((name) =>
            row(t(`counts.${name}`), ({ counts }) => (
              <span className={counts[name] ? 'num' : css.nothing}>{format.number(counts[name] ?? 0)}</span>
            )),
          )}
          {hasVisits &&
            row(t('pair.lastVisit'), ({ lastVisitOn }) =>
              lastVisitOn ? format.date(lastVisitOn, { full: true }) : <Nothing />,
            )}
        </Part>
      )}
      {pair.consents.length > 0 && (
        <Part title={t('pair.consents')} icon={<IconLock size={14} stroke={1.6} />}>
          <Consents pair={pair} order={order} />
        </Part>
      )}
    </>
  )
}

function Part({ title, icon, children }: { title: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <tbody>
      <tr className={css.part}>
        <th colSpan={3} scope="colgroup">
          {icon} {title}
        </th>
      </tr>
      {children}
    </tbody>
  )
}

function Contacts({ contacts }: { contacts: PairSide['contacts'] }) {
  const { t } = useTranslation('duplicates')
  const words = usePairWords()
  if (contacts.length === 0) return <Nothing />
  return (
    <ul className={css.contacts}>
      {contacts.map(({ kind, value, shared }) => (
        <li key={`${kind}${value}`}>
          <ContactIcon kind={kind} />
          <span>{words.contact(value)}</span>
          {shared && <Tag icon={<IconCheck size={12} stroke={1.6} />}>{t('pair.shared')}</Tag>}
        </li>
      ))}
    </ul>
  )
}

const ICONS: Record<string, Icon> = {
  phone: IconPhone,
  email: IconMail,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
}

function ContactIcon({ kind }: { kind: string }) {
  const Shown = ICONS[kind] ?? IconMessage
  return <Shown size={14} stroke={1.6} aria-label={kind} className={css.contactIcon} />
}

function Consents({ pair, order }: { pair: DuplicatePair; order: Side[] }) {
  const { t } = useTranslation('duplicates')
  const words = usePairWords()
  const said = (granted: boolean | null) =>
    granted === null ? t('pair.notAsked') : granted ? t('pair.granted') : t('pair.refused')
  return pair.consents.map((consent) => (
    <tr key={`${consent.purpose}${consent.channel}`}>
      <th scope="row">{words.consent(consent.purpose, consent.channel)}</th>
      {order.map((side) => {
        const isLeft = consent[side] !== null && consent[side] === consent.outcome
        return (
          <td key={side}>
            <span className={css.consent}>
              {isLeft ? (
                <Tag
                  tone={consent.outcome ? 'positive' : 'warning'}
                  icon={consent.outcome ? <IconCheck size={12} stroke={1.6} /> : <IconBan size={12} stroke={1.6} />}
                >
                  {said(consent[side])}
                </Tag>
              ) : (
                <span className={css.nothing}>{said(consent[side])}</span>
              )}
              {isLeft && consent.a !== consent.b && <span className="caption">{t('pair.result')}</span>}
            </span>
          </td>
        )
      })}
    </tr>
  ))
}

function Nothing() {
  const { t } = useTranslation('duplicates')
  return <span className={css.nothing}>{t('pair.none')}</span>
}
