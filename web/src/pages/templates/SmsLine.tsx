import { smsSize } from '@revisit/domain/sms-parts.ts'
import { Explain } from '@revisit/ui/Explain.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { messageSettingsQuery } from './template-calls.ts'
import css from './templates.module.css'

/** How long a text is as an SMS, and what it costs. */
export function SmsLine({ text }: { text: string }) {
  const { t } = useTranslation('templates')
  const { number, money } = useFormat()
  const price = useQuery(messageSettingsQuery).data?.smsPartPrice
  const { parts, units, left } = smsSize(text)
  const line = t('sms.line', {
    length: number(units),
    parts: t('sms.size', { count: parts }),
    price: price === undefined ? '—' : money(price * parts, { kopecks: (price * parts) % 100 !== 0 }),
  })
  return (
    <div className={css.sms}>
      <Line gap={4}>
        <IconDeviceMobile size={16} stroke={1.6} aria-hidden="true" />
        <span className="num">{line}</span>
        <Explain name={t('sms.name')} meaning={t('sms.explain')} />
        <span className="caption">{t('sms.left', { left })}</span>
      </Line>
    </div>
  )
}
