/**
 * Names for columns, each different: spaces squeezed, an empty name replaced by `emptyName` with the column's number,
 * a repeated one numbered («Сумма», «Сумма (2)»). Trailing empty columns are dropped; at most `limit` names.
 */
export function uniqueColumnNames(header: string[], emptyName = 'Столбец', limit = 2_000): string[] {
  const cleaned = header.slice(0, limit).map((name) => name.replace(/\s+/g, ' ').trim())
  while (cleaned.length > 0 && cleaned.at(-1) === '') cleaned.pop()
  const taken = new Set(cleaned.map(key))
  const given = new Set<string>()
  const lastNumber = new Map<string, number>()
  return cleaned.map((name, index) => {
    const wanted = name === '' ? `${emptyName} ${index + 1}` : name
    let unique = wanted
    let number = lastNumber.get(key(wanted)) ?? 1
    const isFree = () => !given.has(key(unique)) && (unique === name || !taken.has(key(unique)))
    while (!isFree()) unique = `${wanted} (${++number})`
    lastNumber.set(key(wanted), number)
    given.add(key(unique))
    return unique
  })
}

function key(name: string): string {
  return name.toLowerCase()
}
