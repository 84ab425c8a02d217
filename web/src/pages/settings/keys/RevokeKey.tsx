import { Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { keysQuery, type ApiKey } from '../settings-queries.ts'
import { FormError } from '../kit/FormError.tsx'
import css from './Keys.module.css'

/** Asks before a key is revoked: this cannot be undone. */
export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation('settings-keys')
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keysQuery.queryKey })
      showToast({ text: t('revokedNow', { name: apiKey.name }) })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('revokeTitle', { name: apiKey.name })}>
      <p className="second">{t('revokeText')}</p>
      <FormError error={revoke.error} />
      <div className={css.revoke}>
        <Button variant="danger" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('revoke')}
        </Button>
        <Button variant="quiet" data-autofocus onClick={onClose}>
          {t('keep')}
        </Button>
      </div>
    </Modal>
  )
}
