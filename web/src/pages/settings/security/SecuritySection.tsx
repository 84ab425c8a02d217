import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { LooksCard } from './LooksCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'
import { TwoFactorCard } from './TwoFactorCard.tsx'

/** The reader's own sign-in, sessions, theme and language. */
export function SecuritySection() {
  return (
    <Columns tracks="1fr 1fr" top>
      <Stack gap={16}>
        <SessionsCard />
        <LooksCard />
      </Stack>
      <Stack gap={16}>
        <TwoFactorCard />
        <PasswordCard />
      </Stack>
    </Columns>
  )
}
