import { useTranslation } from 'react-i18next'
import { asApiError, fieldErrors } from '../../../api.ts'
import css from './Fields.module.css'

/** Why a form was refused; silent when every complaint already stands at its field. */
export function FormError({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  const { t } = useTranslation('settings')
  if (!error) return null
  const named = Object.keys(fieldErrors(error))
  if (named.length > 0 && named.every((name) => fields.includes(name))) return null
  return (
    <p className={css.error} role="alert">
      {t('notSaved', { message: asApiError(error).message })}
    </p>
  )
}
