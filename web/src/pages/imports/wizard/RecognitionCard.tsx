import { Card } from '@revisit/ui/Card.tsx'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './RecognitionCard.module.css'

const RULES = [
  { key: 'card', joins: true },
  { key: 'phone', joins: true },
  { key: 'email', joins: true },
  { key: 'phoneAlone', joins: false },
  { key: 'nameAlone', joins: false },
] as const

/** By what a row of the file is known to be a patient already in the base, and by what it never is. */
export function RecognitionCard() {
  const { t } = useTranslation('import-run')
  return (
    <Card title={t('recognition.title')}>
      <ul className={css.rules}>
        {RULES.map(({ key, joins }) => (
          <li key={key} className={joins ? undefined : css.never}>
            {joins ? (
              <IconCheck size={14} stroke={2} aria-label={t('recognition.yes')} />
            ) : (
              <IconX size={14} stroke={1.8} aria-label={t('recognition.no')} />
            )}
            {t(`recognition.rules.${key}`)}
          </li>
        ))}
      </ul>
      <p className="caption">{t('recognition.family')}</p>
    </Card>
  )
}
