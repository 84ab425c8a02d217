import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { QueryState } from '../kit/QueryState.tsx'
import { rulesHistoryQuery } from './contact-calls.ts'
import css from './Contact.module.css'

const SHOWN = 8

/** Who changed the rules or the stop, and when. */
export function RulesHistory() {
  const { t } = useTranslation('settings-contact')
  const { dateTime } = useFormat()
  const history = useQuery(rulesHistoryQuery)
  return (
    <Card title={t('history.title')}>
      <QueryState query={history} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="caption">{t('history.none')}</p>
          ) : (
            <ol className={css.history}>
              {items.slice(0, SHOWN).map(({ kind, settings, author, at }) => (
                <li key={at}>
                  <span>
                    {t(kind === 'rules' ? 'history.rules' : settings.stopped ? 'history.stopped' : 'history.lifted')}
                  </span>
                  <span className="caption">{[author, dateTime(at)].filter(Boolean).join(', ')}</span>
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </Card>
  )
}
