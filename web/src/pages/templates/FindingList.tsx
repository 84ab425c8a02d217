import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { CHANNEL_WORDS, type Channel } from '@revisit/domain/channel.ts'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { Finding } from './template-calls.ts'
import css from './templates.module.css'

export type FindingListProps = {
  findings: readonly Finding[]
  /** Takes the reader to the words. */
  onShow: (finding: Finding) => void
}

/** What speaks against a text, in words; a press selects the place. */
export function FindingList({ findings, onShow }: FindingListProps) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  return (
    <ul className={css.findings}>
      {findings.map((finding) => {
        const { severity, code, message, found, channels } = finding
        const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle
        const names = channels.map((channel) => say(CHANNEL_WORDS[channel as Channel]))
        return (
          <li key={`${code} ${found} ${channels.join()}`} className={css[severity]}>
            <Icon size={16} stroke={1.6} role="img" aria-label={t(`findings.${severity}`)} />
            <span>
              {found !== '' && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('findings.show', { found })}
                  onClick={() => onShow(finding)}
                >
                  {t('findings.quoted', { found })}
                </button>
              )}{' '}
              {say(message)}
              <span className="caption"> · {channels.length > 5 ? t('findings.everywhere') : names.join(', ')}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
