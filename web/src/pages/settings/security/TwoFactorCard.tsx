import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../../api.ts'
import { accountQuery, sessionsQuery, staffQuery } from '../settings-queries.ts'
import { QueryState } from '../kit/QueryState.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import css from './Security.module.css'
import { TwoFactorSetup } from './TwoFactorSetup.tsx'

type Enabled = { totpURI: string; backupCodes: string[] }

type Step =
  | { kind: 'rest' }
  | { kind: 'password'; for: 'enable' | 'disable' | 'codes' }
  | { kind: 'setup'; enabled: Enabled }
  | { kind: 'codes'; codes: string[] }

const REST: Step = { kind: 'rest' }

/** Two-step sign-in: switching on with a QR code, backup codes, switching off. */
export function TwoFactorCard() {
  const { t } = useTranslation('settings-security')
  const account = useQuery(accountQuery)
  const [step, setStep] = useState<Step>(REST)
  const refresh = useRefresh()
  const on = Boolean(account.data?.user.twoFactorEnabled)
  const confirmed = async (purpose: 'enable' | 'disable' | 'codes', password: string) => {
    const json = { password }
    if (purpose === 'enable') {
      const enabled = await request<Enabled>('/api/auth/two-factor/enable', { method: 'POST', json })
      setStep({ kind: 'setup', enabled })
    } else if (purpose === 'codes') {
      const path = '/api/auth/two-factor/generate-backup-codes'
      const { backupCodes } = await request<Enabled>(path, { method: 'POST', json })
      setStep({ kind: 'codes', codes: backupCodes })
    } else {
      await request('/api/auth/two-factor/disable', { method: 'POST', json })
      await refresh()
      showToast({ text: t('nowOff') })
      setStep(REST)
    }
  }
  const verified = async (codes: string[]) => {
    await refresh()
    showToast({ text: t('nowOn') })
    setStep({ kind: 'codes', codes })
  }
  return (
    <Card title={t('twoFactor')} right={account.data && <OnOff on={on} />}>
      <QueryState query={account} lines={3}>
        {() => (
          <>
            {step.kind === 'rest' && <Rest on={on} ask={(purpose) => setStep({ kind: 'password', for: purpose })} />}
            {step.kind === 'password' && (
              <PasswordStep onPassword={(password) => confirmed(step.for, password)} onBack={() => setStep(REST)} />
            )}
            {step.kind === 'setup' && (
              <TwoFactorSetup
                otpauth={step.enabled.totpURI}
                onVerified={() => verified(step.enabled.backupCodes)}
                onBack={() => setStep(REST)}
              />
            )}
            {step.kind === 'codes' && <BackupCodes codes={step.codes} onClose={() => setStep(REST)} />}
          </>
        )}
      </QueryState>
    </Card>
  )
}

function Rest({ on, ask }: { on: boolean; ask: (purpose: 'enable' | 'disable' | 'codes') => void }) {
  const { t } = useTranslation('settings-security')
  return (
    <div className={css.form}>
      <p className="second">{t(on ? 'isOn' : 'why')}</p>
      <div className={css.buttons}>
        {on ? (
          <>
            <Button onClick={() => ask('codes')}>{t('newCodes')}</Button>
            <Button variant="quiet" onClick={() => ask('disable')}>
              {t('turnOff')}
            </Button>
          </>
        ) : (
          <Button variant="main" onClick={() => ask('enable')}>
            {t('turnOn')}
          </Button>
        )}
      </div>
    </div>
  )
}

function OnOff({ on }: { on: boolean }) {
  const { t } = useTranslation('settings-security')
  return on ? (
    <Tag tone="positive" icon={<IconLock size={14} stroke={1.6} />}>
      {t('on')}
    </Tag>
  ) : (
    <Tag icon={<IconLockOpen size={14} stroke={1.6} />}>{t('off')}</Tag>
  )
}

/** Switching changes the account, the session behind this page and the staff table. */
function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [accountQuery, sessionsQuery, staffQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
    )
}
