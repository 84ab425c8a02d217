import { TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconHandStop, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { type RulesAnswer, useStop } from './contact-calls.ts'
import css from './Contact.module.css'

/** One switch that stops everything; what providers already have stays with them. */
export function StopCard({ stop }: { stop: RulesAnswer['stop'] }) {
  const { t } = useTranslation('settings-contact')
  const { dateTime } = useFormat()
  const mayEdit = usePermission('channels.manage')
  const [note, setNote] = useState('')
  const change = useStop()
  if (stop.stopped)
    return (
      <Strip
        tone="negative"
        icon={<IconHandStop size={16} stroke={1.6} />}
        action={
          mayEdit && (
            <Button
              icon={<IconPlayerPlay size={16} stroke={1.6} />}
              loading={change.isPending}
              onClick={() => change.mutate({ stopped: false, note: stop.note })}
            >
              {t('stop.lift')}
            </Button>
          )
        }
      >
        <b>{t('stop.stopped')}</b>{' '}
        {[stop.note, stop.setBy && `${stop.setBy.author ?? ''} ${dateTime(stop.setBy.at)}`].filter(Boolean).join(' · ')}
      </Strip>
    )
  if (!mayEdit) return null
  return (
    <Card title={t('stop.title')}>
      <div className={css.stop}>
        <p className="second">{t('stop.text')}</p>
        <TextInput
          aria-label={t('stop.note')}
          placeholder={t('stop.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          variant="danger"
          icon={<IconHandStop size={16} stroke={1.6} />}
          loading={change.isPending}
          onClick={() => change.mutate({ stopped: true, note })}
        >
          {t('stop.stop')}
        </Button>
      </div>
    </Card>
  )
}
