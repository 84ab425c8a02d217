import type { PublicPage } from '../../platform/http/public-page.ts'
import { openLink } from './links.ts'

/** A short address of a message leads where the message promised. */
export const linkPages: PublicPage[] = [
  {
    methods: ['GET'],
    path: '/l/:code',
    handle: async ({ params, headers }, ports) => {
      const target = await openLink(ports, params.code ?? '', String(headers['user-agent'] ?? ''))
      if (target !== null) return { redirect: target }
      return {
        status: 404,
        contentType: 'text/plain; charset=utf-8',
        body: 'Ссылка больше не работает / This link no longer works',
      }
    },
  },
]
