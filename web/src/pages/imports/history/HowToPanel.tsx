import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useTranslation } from 'react-i18next'
import css from './HowToPanel.module.css'

/** How to get the reports out of a medical system, step by step. */
export function HowToPanel({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('imports')
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('howTo.title')} line={t('howTo.line')}>
      <ol className={css.steps}>
        {t('howTo.steps', { returnObjects: true }).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3 className={css.head}>{t('howTo.messTitle')}</h3>
      <ul className={css.steps}>
        {t('howTo.mess', { returnObjects: true }).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3 className={css.head}>{t('howTo.safeTitle')}</h3>
      <p>{t('howTo.safe')}</p>
    </SidePanel>
  )
}
