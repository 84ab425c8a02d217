import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Seals small secrets for keeping in the database. `place` is bound to the seal: a sealed value opens nowhere else. */
export type Cipher = {
  seal(text: string, place: string): Buffer
  open(sealed: Buffer, place: string): string
  /** HMAC-SHA256 under a key of its own: the same text in the same place has the same digest, and nobody else can make it. */
  digest(text: string, place: string): Buffer
}

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under a key derived from the installation's own secret. @throws Error when a value was changed or moved. */
export function createCipher(secret: string): Cipher {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'revisit: sealed values', 32))
  const digestKey = Buffer.from(hkdfSync('sha256', secret, '', 'revisit: digests', 32))
  return {
    digest: (text, place) => createHmac('sha256', digestKey).update(`${place}\0${text}`).digest(),
    seal: (text, place) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body])
    },
    open: (sealed, place) => {
      if (sealed[0] !== VERSION) throw new Error('unknown seal')
      const iv = sealed.subarray(1, 1 + IV_BYTES)
      const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place)).setAuthTag(tag)
      return decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
