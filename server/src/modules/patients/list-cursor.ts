import { Invalid } from '../../platform/errors.ts'

/** Where a page of a list ended: the sort value (as text) and id of its last row, and the total counted for the first page. */
export type ListCursor = { sort: string; value: string | null; id: string; total: number }

/** The cursor as the caller sees it. */
export function writeCursor({ sort, value, id, total }: ListCursor): string {
  return Buffer.from(JSON.stringify([sort, value, id, total])).toString('base64url')
}

/**
 * Reads a cursor given back by the caller.
 * @throws Invalid `bad_cursor` when it is not ours or belongs to another order.
 */
export function readCursor(text: string, sort: string): ListCursor {
  const [ofSort, value, id, total] = parsed(text)
  const isGood =
    ofSort === sort &&
    (value === null || typeof value === 'string') &&
    typeof id === 'string' &&
    /^[0-9a-f-]{36}$/.test(id) &&
    typeof total === 'number'
  if (!isGood) throw badCursor()
  return { sort, value, id, total }
}

/** The list has to be read again from its beginning. */
export function badCursor(): Invalid {
  const message = { ru: 'Начните список сначала', en: 'Start the list again' }
  return new Invalid('bad_cursor', message, [{ path: 'cursor', message }])
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
