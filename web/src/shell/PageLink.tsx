import { ButtonAnchor, type ButtonLook } from '@revisit/ui/Button.tsx'
import { createLink, Link } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'

const RouterButton = createLink(ButtonAnchor)

export type PageLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  /** An address from `paths`, with its filters if any. */
  to: string
  children?: ReactNode
}

/** A link to a page of the app; the page is fetched ahead when the pointer rests on it. */
export function PageLink({ to, children, ...rest }: PageLinkProps) {
  const { path, search } = split(to)
  return (
    <Link to={path as never} search={search as never} preload="intent" {...(rest as object)}>
      {children}
    </Link>
  )
}

/** A page link that looks like a button. */
export function LinkButton({ to, children, ...look }: PageLinkProps & ButtonLook) {
  const { path, search } = split(to)
  return (
    <RouterButton to={path as never} search={search as never} preload="intent" {...(look as object)}>
      {children}
    </RouterButton>
  )
}

/** An address in the form the router navigates by. */
export function split(to: string): { path: string; search: Record<string, string> } {
  const [path = '/', query = ''] = to.split('?')
  return { path, search: Object.fromEntries(new URLSearchParams(query)) }
}
