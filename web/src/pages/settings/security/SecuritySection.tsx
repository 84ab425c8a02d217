import { Columns } from '@revisit/ui/Layout.tsx'
import { LooksCard } from './LooksCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'
import css from './Security.module.css'
import { TwoFactorCard } from './TwoFactorCard.tsx'

/** The reader's own sign-in, sessions, theme and language. */
export function SecuritySection() {
  return (
    <Columns tracks="1fr 1fr" top>
      <div className={css.column}>
        <SessionsCard />
        <LooksCard />
      </div>
      <div className={css.column}>
        <TwoFactorCard />
        <PasswordCard />
      </div>
    </Columns>
  )
}
