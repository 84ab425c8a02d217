import { CONSENT_PURPOSE_WORDS, CONSENT_PURPOSES } from '@revisit/domain/consent-policy.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { usePermission } from '../../../session.ts'
import { QueryState } from '../kit/QueryState.tsx'
import { type ConsentText, type Purpose, textsQuery } from './consent-calls.ts'
import { TextPanel } from './TextPanel.tsx'
import css from './Consents.module.css'

/** Texts people agree to: the wording in force of each purpose and those before it. */
export function TextsCard() {
  const { t } = useTranslation('settings-consents')
  const mayEdit = usePermission('channels.manage')
  const texts = useQuery(textsQuery)
  const [open, setOpen] = useState<{ purpose: Purpose; versions: ConsentText[] } | null>(null)
  const items = texts.data?.items ?? []
  const add = mayEdit && (
    <Button
      icon={<IconPlus size={16} stroke={1.6} />}
      onClick={() => setOpen({ purpose: 'marketing', versions: items.filter((one) => one.purpose === 'marketing') })}
    >
      {t('texts.add')}
    </Button>
  )
  return (
    <Card title={t('texts.title')} right={items.length > 0 && add}>
      <QueryState query={texts}>
        {() =>
          items.length === 0 ? (
            <Empty icon={<IconFileText size={24} stroke={1.6} />} title={t('texts.empty')} actions={add}>
              {t('texts.emptyText')}
            </Empty>
          ) : (
            <ul className={css.list}>
              {CONSENT_PURPOSES.map((purpose) => ({
                purpose,
                versions: items.filter((one) => one.purpose === purpose),
              }))
                .filter(({ versions }) => versions.length > 0)
                .map((entry) => (
                  <TextRow key={entry.purpose} {...entry} onOpen={() => setOpen(entry)} />
                ))}
            </ul>
          )
        }
      </QueryState>
      {open && <TextPanel key={open.purpose} purpose={open.purpose} texts={items} onClose={() => setOpen(null)} />}
    </Card>
  )
}

type TextRowProps = { purpose: Purpose; versions: ConsentText[]; onOpen: () => void }

function TextRow({ purpose, versions, onOpen }: TextRowProps) {
  const { t } = useTranslation('settings-consents')
  const { date, dayOf } = useFormat()
  const say = useBilingual()
  const [newest] = versions
  if (!newest) return null
  return (
    <li className={css.row}>
      <span className={css.words}>
        <b>{say(CONSENT_PURPOSE_WORDS[purpose])}</b>
        <span className={css.excerpt}>{newest.text}</span>
        <span className="caption">
          {t('texts.inForce', { date: date(dayOf(newest.createdAt), { full: true }) })}
          {versions.length > 1 && ` · ${t('texts.versions', { count: versions.length })}`}
        </span>
      </span>
      <Button size="small" aria-label={`${t('texts.open')}: ${say(CONSENT_PURPOSE_WORDS[purpose])}`} onClick={onOpen}>
        {t('texts.open')}
      </Button>
    </li>
  )
}
