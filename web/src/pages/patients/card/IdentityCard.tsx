import { Avatar, PersonChip } from '@revisit/ui/Avatar.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import {
  IconAlertTriangle,
  IconClock,
  IconCrown,
  IconMoodKid,
  IconPencil,
  IconPhoneOff,
  IconPlus,
  IconShield,
  IconShieldCheck,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { Card as PatientCard, Contact } from '../patient-types.ts'
import { BranchShare } from './BranchShare.tsx'
import { ChatLinks } from './ChatLinks.tsx'
import { ContactRows } from './ContactRows.tsx'
import { TagsLine } from './TagsLine.tsx'
import css from './Patient.module.css'

export type IdentityCardProps = {
  card: PatientCard
  /** Absent for those who may not change cards. */
  onEdit?: () => void
  onConsent: (contact: Contact) => void
  onAddContact?: () => void
  onLedger: () => void
}

/** Who this is, how to reach them, whose family, which branch. */
export function IdentityCard({ card, onEdit, onConsent, onAddContact, onLedger }: IdentityCardProps) {
  const { t } = useTranslation('patient')
  return (
    <Card flush label={card.fullName}>
      <CardPart className={css.part}>
        <div className={css.who}>
          <Avatar name={card.fullName || '?'} size={40} />
          <div className={css.whoWords}>
            <h1 className={css.name}>{card.fullName || t('unnamed')}</h1>
            <AgeLine card={card} />
          </div>
          {onEdit && (
            <Button
              variant="quiet"
              size="small"
              className={css.pencil}
              icon={<IconPencil size={16} stroke={1.6} />}
              aria-label={t('edit')}
              title={t('edit')}
              onClick={onEdit}
            />
          )}
        </div>
        <Flags card={card} />
      </CardPart>
      <CardPart className={css.part}>
        <ContactRows card={card} onConsent={onConsent} />
        {onAddContact && card.contacts.length === 0 && (
          <Button size="small" icon={<IconPlus size={14} stroke={1.6} />} onClick={onAddContact}>
            {t('contacts.add')}
          </Button>
        )}
        <div>
          <Button size="small" variant="quiet" icon={<IconShieldCheck size={14} stroke={1.6} />} onClick={onLedger}>
            {t('ledger.title')}
          </Button>
          <ChatLinks patientId={card.id} />
        </div>
      </CardPart>
      {card.family.length > 0 && (
        <CardPart className={css.part}>
          <Family family={card.family} />
        </CardPart>
      )}
      {card.visits.byBranch.length > 0 && (
        <CardPart className={css.part}>
          <BranchShare byBranch={card.visits.byBranch} />
        </CardPart>
      )}
      <CardPart className={css.part}>
        <TagsLine card={card} />
      </CardPart>
    </Card>
  )
}

function AgeLine({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const number = card.externalIds[0]
  const born = [
    card.age !== null && t('age', { count: card.age }),
    card.birthDate && format.date(card.birthDate, { full: true }),
  ]
  const line = [born.filter(Boolean).join(', '), number && t('number', { number })].filter(Boolean).join(' · ')
  return <div className={css.small}>{line}</div>
}

const FLAG_LOOK: Partial<Record<PatientCard['flags'][number], { tone: TagTone; icon: Icon }>> = {
  deceased: { tone: 'neutral', icon: IconUser },
  insured: { tone: 'info', icon: IconShield },
  minor: { tone: 'neutral', icon: IconMoodKid },
  no_phone: { tone: 'warning', icon: IconPhoneOff },
  possible_duplicate: { tone: 'warning', icon: IconAlertTriangle },
}

function Flags({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const valueClass = card.value?.class
  const away = awayWords(card, t)
  const lastOn = card.visits.lastOn
  return (
    <div className={css.tags}>
      {valueClass && (
        <Tag
          tone={valueClass === 'vip' ? 'accent' : 'neutral'}
          icon={valueClass === 'vip' && <IconCrown size={14} stroke={1.6} />}
        >
          {t(`class.${valueClass}`)}
        </Tag>
      )}
      {card.flags.map((flag) => {
        const look = FLAG_LOOK[flag]
        return look ? (
          <Tag key={flag} tone={look.tone} icon={<look.icon size={14} stroke={1.6} />}>
            {t(`flag.${flag}`)}
          </Tag>
        ) : null
      })}
      <Tag
        icon={<IconClock size={14} stroke={1.6} />}
        title={lastOn ? t('away.title', { date: format.date(lastOn) }) : undefined}
      >
        {away}
      </Tag>
    </div>
  )
}

const DAYS_SHOWN = 99
const DAYS_IN_MONTH = 30.44

function awayWords({ daysSinceLastVisit: days }: PatientCard, t: TFunction<'patient'>): string {
  if (days === null) return t('away.never')
  if (days <= 0) return t('away.today')
  if (days <= DAYS_SHOWN) return t('away.days', { count: days })
  const months = Math.floor(days / DAYS_IN_MONTH)
  return months < 24 ? t('away.months', { count: months }) : t('away.years', { count: Math.floor(months / 12) })
}

function Family({ family }: { family: PatientCard['family'] }) {
  const { t } = useTranslation('patient')
  const relations = new Set(family.map((member) => member.relation))
  const title =
    relations.size === 1 && relations.has('household')
      ? t('family.title')
      : relations.has('household')
        ? t('family.familySharedPhone')
        : t('family.sharedPhone')
  return (
    <>
      <div className={css.small}>{title}</div>
      <div className={css.family}>
        {family.map((member) => (
          <PageLink key={member.id} to={paths.patient(member.id)} className={css.relative}>
            <PersonChip
              icon={
                member.age !== null && member.age < 18 ? (
                  <IconMoodKid size={14} stroke={1.6} />
                ) : (
                  <IconUser size={14} stroke={1.6} />
                )
              }
            >
              {[firstName(member.fullName), member.age].filter((part) => part !== null && part !== '').join(', ')}
            </PersonChip>
          </PageLink>
        ))}
      </div>
    </>
  )
}

function firstName(fullName: string): string {
  const [last = '', first] = fullName.split(/\s+/)
  return first ?? last
}
