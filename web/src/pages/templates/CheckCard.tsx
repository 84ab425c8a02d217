import { Card } from '@revisit/ui/Card.tsx'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FindingList } from './FindingList.tsx'
import type { Finding } from './template-calls.ts'
import css from './templates.module.css'

export type CheckCardProps = {
  /** Undefined until the words have been looked at. */
  findings: readonly Finding[] | undefined
  isAdvertising: boolean
  onShow: (finding: Finding) => void
}

/** What speaks against the whole draft; errors forbid publishing. */
export function CheckCard({ findings, isAdvertising, onShow }: CheckCardProps) {
  const { t } = useTranslation('templates')
  return (
    <Card title={t('findings.title')}>
      {findings === undefined && <p className={css.hint}>{t('preview.notChecked')}</p>}
      {findings?.length === 0 && (
        <p className={css.clean}>
          <IconShieldCheck size={16} stroke={1.6} aria-hidden="true" />
          {t('findings.clean')}
        </p>
      )}
      {findings && findings.length > 0 && <FindingList findings={findings} onShow={onShow} />}
      {isAdvertising && <p className={css.hint}>{t('preview.contraindication')}</p>}
    </Card>
  )
}
