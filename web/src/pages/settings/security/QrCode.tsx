import { useMemo } from 'react'
import css from './Security.module.css'
import { qrMatrix } from './qr-matrix.ts'

// Scanners need four light modules around the code and dark on light in either theme.
const QUIET = 4

/** A QR code as a picture; nothing when the text is too long for one. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = useMemo(() => drawn(text), [text])
  if (!code) return null
  const side = code.side + QUIET * 2
  return (
    <svg className={css.qr} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={code.path} transform={`translate(${QUIET} ${QUIET})`} fill="#000" />
    </svg>
  )
}

function drawn(text: string): { side: number; path: string } | null {
  const matrix = qrMatrix(text)
  if (!matrix) return null
  const squares = matrix.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { side: matrix.length, path: squares.join('') }
}
