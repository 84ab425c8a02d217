import { Modal } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { IconLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import { CopyField } from '../../settings/kit/CopyField.tsx'
import fields from '../../settings/kit/Fields.module.css'
import { QueryState } from '../../settings/kit/QueryState.tsx'

/** Personal links by which the patient connects a bot or a browser; made when somebody wants to give one. */
export function ChatLinks({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const [opened, setOpened] = useState(false)
  if (!usePermission('touches.send')) return null
  return (
    <>
      <Button size="small" variant="quiet" icon={<IconLink size={14} stroke={1.6} />} onClick={() => setOpened(true)}>
        {t('contacting.connect.open')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('contacting.connect.title')}>
        <Suspense fallback={<SkeletonLines count={4} />}>{opened && <Links patientId={patientId} />}</Suspense>
      </Modal>
    </>
  )
}

const CHANNELS = ['max', 'telegram', 'push'] as const

function Links({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const links = useQuery({
    queryKey: ['patient', patientId, 'chat-links'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/patients/{id}/chat-links', { params: { path: { id: patientId } }, signal })),
  })
  return (
    <QueryState query={links}>
      {(made) => (
        <div className={fields.form}>
          <p className="second">{t('contacting.connect.text')}</p>
          {CHANNELS.map((channel) => {
            const link = made[channel]
            return link && <CopyField key={channel} label={t(`consent.channel.${channel}`)} value={link} />
          })}
          {CHANNELS.every((channel) => made[channel] === null) && <p>{t('contacting.connect.none')}</p>}
        </div>
      )}
    </QueryState>
  )
}
