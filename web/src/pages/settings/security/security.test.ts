import { describe, expect, it } from 'vitest'
import { browserName, isHandheld } from './browser-name.ts'
import { keyInGroups } from './otpauth.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36'
const YANDEX = `${CHROME.replace('Safari/537.36', '')}YaBrowser/26.4.0 Safari/537.36`
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/20.0 Mobile/15E148 Safari/604.1'

describe('a session', () => {
  it('is known by its browser and system', () => {
    expect(browserName(CHROME)).toBe('Chrome, Windows')
    expect(browserName(YANDEX)).toBe('Yandex Browser, Windows')
    expect(browserName(IPHONE)).toBe('Safari, iPhone')
    expect(browserName('Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe(
      'Firefox, macOS',
    )
  })

  it('without a known browser has no name', () => {
    expect(browserName('curl/8.9')).toBeNull()
    expect(browserName(null)).toBeNull()
  })

  it('on a phone is drawn as a phone', () => {
    expect(isHandheld(IPHONE)).toBe(true)
    expect(isHandheld(CHROME)).toBe(false)
  })
})

describe('the key of two-step sign-in', () => {
  it('is read aloud in groups of four', () => {
    expect(keyInGroups('otpauth://totp/Revisit:e%40b.ru?secret=JBSWY3DPEHPK3PXPAB&issuer=Revisit')).toBe(
      'JBSW Y3DP EHPK 3PXP AB',
    )
  })

  it('is empty when the address carries none', () => {
    expect(keyInGroups('otpauth://totp/Revisit')).toBe('')
    expect(keyInGroups('nonsense')).toBe('')
  })
})
