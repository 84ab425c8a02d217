import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { split } from './PageLink.tsx'

/** Opens an address from `paths` by code. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, options) => {
      const { path, search } = split(to)
      void navigate({ to: path as never, search: search as never, replace: options?.replace })
    },
    [navigate],
  )
}
