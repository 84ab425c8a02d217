import { Checkbox, Select } from '@mantine/core'
import { Card } from '@revisit/ui/Card.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { CopyField } from '../kit/CopyField.tsx'
import fields from '../kit/Fields.module.css'
import type { SiteKey } from './collector-queries.ts'
import css from './Collector.module.css'
import { snippetCode } from './snippet-code.ts'

/** The line for the pages of a site, and the marks its owner may put on services and forms. */
export function SnippetCard({ keys, publicUrl }: { keys: SiteKey[]; publicUrl: string }) {
  const { t } = useTranslation('settings-collector')
  const [chosen, setChosen] = useState<string | null>(null)
  const [contacts, setContacts] = useState(true)
  const site = keys.find(({ id }) => id === chosen) ?? keys[0]!
  const host = publicUrl || window.location.origin
  return (
    <Card title={t('snippet')}>
      <div className={fields.form}>
        {keys.length > 1 && (
          <Select
            label={t('site')}
            allowDeselect={false}
            data={keys.map(({ id, name }) => ({ value: id, label: name }))}
            value={site.id}
            onChange={setChosen}
          />
        )}
        <CopyField label={t('snippetLine')} value={snippetCode({ host, key: site.key, contacts })} />
        <Checkbox
          label={t('contacts')}
          description={t('contactsHint')}
          checked={contacts}
          onChange={(event) => setContacts(event.currentTarget.checked)}
        />
        {publicUrl === '' && (
          <p className="caption">
            {t('noPublicUrl', { host })} <PageLink to={paths.settingsPart('channels')}>{t('setPublicUrl')}</PageLink>
          </p>
        )}
        <details className={css.marks}>
          <summary>{t('marks')}</summary>
          <dl className={css.markRows}>
            {MARKS.map((mark) => (
              <div key={mark}>
                <dt>{t(`mark.${mark}`)}</dt>
                <dd>
                  <code className={css.code}>{t(`code.${mark}`)}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
        {site.needsConsent && (
          <div>
            <p className="caption">{t('consentCall')}</p>
            <code className={css.code}>{"revisit('consent', true)"}</code>
          </div>
        )}
      </div>
    </Card>
  )
}

const MARKS = ['service', 'booking', 'phone', 'off', 'widget', 'identify'] as const
