import { Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { FormError } from '../kit/FormError.tsx'
import { siteKeysQuery, type SiteKey } from './collector-queries.ts'
import css from './Collector.module.css'

/** A new key in place of the old one, or none at all. */
export function KeyReplacing({ siteKey, onDone }: { siteKey: SiteKey; onDone: () => void }) {
  const { t } = useTranslation('settings-collector')
  const format = useFormat()
  const [asking, setAsking] = useState<'rotate' | 'revoke' | null>(null)
  const { oldKeyUntil } = siteKey
  return (
    <section className={css.key} aria-label={t('key')}>
      <h3 className={css.keyTitle}>{t('key')}</h3>
      <code className={css.code}>{siteKey.key}</code>
      <p className="caption">{t('keyText')}</p>
      {oldKeyUntil && <p className="caption">{t('oldKey', { date: format.date(format.dayOf(oldKeyUntil)) })}</p>}
      <div className={css.buttons}>
        <Button size="small" onClick={() => setAsking('rotate')}>
          {t('rotate')}
        </Button>
        <Button size="small" variant="danger" onClick={() => setAsking('revoke')}>
          {t('revoke')}
        </Button>
      </div>
      {asking && <Asking siteKey={siteKey} what={asking} onClose={() => setAsking(null)} onDone={onDone} />}
    </section>
  )
}

type AskingProps = { siteKey: SiteKey; what: 'rotate' | 'revoke'; onClose: () => void; onDone: () => void }

/** Neither can be taken back, so both are asked about. */
function Asking({ siteKey, what, onClose, onDone }: AskingProps) {
  const { t } = useTranslation('settings-collector')
  const queries = useQueryClient()
  const params = { params: { path: { id: siteKey.id } } }
  const change = useMutation({
    mutationFn: async () => {
      if (what === 'revoke') await answer(api.DELETE('/api/v1/collector/keys/{id}', params))
      else await answer(api.POST('/api/v1/collector/keys/{id}/rotation', params))
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: siteKeysQuery.queryKey })
      showToast({ text: t(what === 'revoke' ? 'revokedNow' : 'rotatedNow', { name: siteKey.name }) })
      onDone()
    },
  })
  const { name } = siteKey
  return (
    <Modal opened onClose={onClose} title={t(what === 'revoke' ? 'revokeTitle' : 'rotateTitle', { name })}>
      <p className="second">{t(what === 'revoke' ? 'revokeText' : 'rotateText')}</p>
      <FormError error={change.error} />
      <div className={css.buttons}>
        <Button
          variant={what === 'revoke' ? 'danger' : 'main'}
          loading={change.isPending}
          onClick={() => change.mutate()}
        >
          {t(what)}
        </Button>
        <Button variant="quiet" data-autofocus onClick={onClose}>
          {t('keep')}
        </Button>
      </div>
    </Modal>
  )
}
