import { useEffect, type RefObject } from 'react'

const HEADER = 64
const EDGE = 16

/** Keeps a column in sight: it sticks under the header, or by its end when it is taller than the screen. */
export function useStickyTop(column: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const node = column.current
    if (!node) return
    const place = () => {
      node.style.top = `${Math.min(HEADER, window.innerHeight - node.offsetHeight - EDGE)}px`
    }
    const sizes = new ResizeObserver(place)
    sizes.observe(node)
    window.addEventListener('resize', place)
    return () => {
      sizes.disconnect()
      window.removeEventListener('resize', place)
    }
  }, [column])
}
