import { expect, it } from 'vitest'
import { snippetCode } from './snippet-code.ts'

it('the line for the page names the clinic’s own host and tells of contacts only when wanted', () => {
  const ask = { host: 'https://crm.clinic.ru/', key: 'site_abc' }
  expect(snippetCode({ ...ask, contacts: false })).toBe(
    '<script async src="https://crm.clinic.ru/s/site_abc.js"></script>',
  )
  expect(snippetCode({ ...ask, contacts: true })).toBe(
    '<script async src="https://crm.clinic.ru/s/site_abc.js" data-contacts></script>',
  )
})
