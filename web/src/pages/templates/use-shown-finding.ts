import { type RefObject, useEffect, useRef } from 'react'
import type { Finding } from './template-calls.ts'
import { placeOf } from './text-marks.ts'

/** A text field that selects the words of a finding when a reader asks to see it. */
export function useShownFinding(asked: { finding: Finding } | null): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const field = area.current
    const place = asked && field && placeOf(field.value, asked.finding)
    if (!place) return
    field.focus()
    field.setSelectionRange(place.from, place.to)
    field.scrollIntoView({ block: 'nearest' })
  }, [asked])
  return area
}
