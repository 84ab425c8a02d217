import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'

const HALF_MINUTE = 30_000

/** The cache of answers. `signedOut` runs when the server no longer knows the session. */
export function createQueryClient(signedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'session') signedOut()
      },
    }),
    defaultOptions: {
      queries: { staleTime: HALF_MINUTE, retry: (count, error) => count < 2 && isPassing(error) },
      mutations: { retry: false },
    },
  })
}

/** A lost connection or a busy server passes; a refusal does not. */
function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502)
}
