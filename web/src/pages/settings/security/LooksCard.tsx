import { Card } from '@revisit/ui/Card.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { switchLocale } from '../../../i18n/i18n.ts'
import type { Locale } from '../../../session.ts'
import { chooseTheme, useThemeChoice } from '../../../theme-choice.ts'
import css from './Security.module.css'

/** Theme and language of the reader. */
export function LooksCard() {
  const { t, i18n } = useTranslation(['settings-security', 'settings'])
  const theme = useThemeChoice()
  const speak = async (locale: Locale) => {
    await switchLocale(locale)
    await answer(api.PATCH('/api/v1/me', { body: { locale } })).catch((error: Error) =>
      showToast({ text: t('settings:notSaved', { message: error.message }), tone: 'failed' }),
    )
  }
  return (
    <Card title={t('looks')}>
      <div className={css.choices}>
        <span>{t('theme')}</span>
        <Segmented
          label={t('theme')}
          value={theme}
          options={(['light', 'dark'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={chooseTheme}
        />
        <span>{t('language')}</span>
        <Segmented<Locale>
          label={t('language')}
          value={i18n.language === 'en' ? 'en' : 'ru'}
          options={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(locale) => void speak(locale)}
        />
      </div>
      <p className="caption">{t('looksNote')}</p>
    </Card>
  )
}
