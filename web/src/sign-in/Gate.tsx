import { Button } from '@revisit/ui/Button.tsx'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLocale } from '../i18n/i18n.ts'
import css from './Gate.module.css'

export type GateProps = {
  title: string
  text?: string
  error?: string | null
  /** Under the button. */
  foot?: ReactNode
  submit: string
  busy: boolean
  onSubmit: () => void
  children: ReactNode
}

/** The card in front of the app: sign-in, first visit, invitation. */
export function Gate({ title, text, error, foot, submit, busy, onSubmit, children }: GateProps) {
  const { i18n } = useTranslation('sign-in')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <main className={css.place}>
      <form className={css.card} onSubmit={send}>
        <div className={css.brand}>
          <img src="/icon.svg" alt="" />
          Revisit
          <button
            type="button"
            className={css.language}
            onClick={() => void switchLocale(i18n.language === 'ru' ? 'en' : 'ru')}
          >
            {i18n.language === 'ru' ? 'English' : 'Русский'}
          </button>
        </div>
        <h1 className={css.title}>{title}</h1>
        {text && <p className={css.text}>{text}</p>}
        <div className={css.fields}>{children}</div>
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        <Button variant="main" type="submit" loading={busy}>
          {submit}
        </Button>
        {foot && <div className={css.foot}>{foot}</div>}
      </form>
    </main>
  )
}
