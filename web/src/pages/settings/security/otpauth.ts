/** The key of an `otpauth://` address, in groups of four for typing by hand; empty when there is none. */
export function keyInGroups(otpauth: string): string {
  const secret = URL.parse(otpauth)?.searchParams.get('secret') ?? ''
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
