import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { twoFactor } from 'better-auth/plugins'
import pg from 'pg'
import { newId } from '../../platform/random.ts'

/** Sign-in of staff: e-mail and password, optional one-time codes (TOTP), sessions in the `auth` schema. */
export type SignIn = ReturnType<typeof openSignIn>

export type SignInOptions = { url: string; secret: string; secureCookies?: boolean }

const TWELVE_HOURS = 12 * 3600

function optionsFor({ url, secret, secureCookies = false }: SignInOptions) {
  return {
    database: new pg.Pool({ connectionString: url, max: 4, options: '-c search_path=auth -c timezone=UTC' }),
    secret,
    basePath: '/api/auth',
    baseURL: { allowedHosts: ['*'], fallback: 'http://localhost' },
    // Same-origin only: the page and the API always share one host, whatever name it is reached by.
    trustedOrigins: (request?: Request) => (request?.headers.get('host') ? originsOf(request) : []),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: 30 * 24 * 3600, updateAge: TWELVE_HOURS },
    advanced: {
      cookiePrefix: 'revisit',
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-revisit-ip'] },
    },
    rateLimit: { enabled: true, window: 60, max: 300, customRules: { '/sign-in/email': { window: 60, max: 20 } } },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [twoFactor({ issuer: 'Revisit' })],
  } satisfies BetterAuthOptions
}

/** Opens sign-in on the application role. Close its pool with `closeSignIn`. */
export function openSignIn(options: SignInOptions) {
  return betterAuth(optionsFor(options))
}

export async function closeSignIn(signIn: SignIn): Promise<void> {
  await (signIn.options.database as pg.Pool).end()
}

/** Creates or updates the tables of sign-in, as the owner of the database. */
export async function migrateSignIn(adminUrl: string): Promise<void> {
  const options = optionsFor({ url: adminUrl, secret: 'migrations-need-no-secret-of-their-own' })
  try {
    const { runMigrations } = await getMigrations(options)
    await runMigrations()
  } finally {
    await options.database.end()
  }
}

/** Creates a sign-in account, or returns the existing one of this e-mail. The password is stored hashed. */
export async function createAccount(
  signIn: SignIn,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<{ userId: string; existed: boolean }> {
  const context = await signIn.$context
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase())
  if (found) return { userId: found.user.id, existed: true }
  const user = await context.internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, {
    action: 'create-user',
    method: 'admin',
  } as never)
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(password),
  })
  return { userId: user.id, existed: false }
}

/** Gives an account a new password; whoever was signed in with the old one stays out. */
export async function resetPassword(signIn: SignIn, userId: string, password: string): Promise<void> {
  const context = await signIn.$context
  await context.internalAdapter.updatePassword(userId, await context.password.hash(password))
  await context.internalAdapter.deleteUserSessions(userId)
}

function originsOf(request: Request): string[] {
  const host = request.headers.get('host')
  return [`http://${host}`, `https://${host}`]
}
