export type SearchedPerson = {
  names: readonly (string | null | undefined)[]
  /** E.164. */
  phones: readonly string[]
  emails: readonly string[]
  /** Card numbers of the medical system. */
  externalIds: readonly string[]
}

/** What the search box looks through: lower case, ё as е, phones as digits without plus, parts divided by one space. */
export function searchTextOf({ names, phones, emails, externalIds }: SearchedPerson): string {
  const digits = phones.map((phone) => phone.replace(/^\+/, ''))
  return folded([...names, ...digits, ...emails, ...externalIds])
}

/** "last first middle" for list order and prefix search, folded like the search text. */
export function sortNameOf(names: readonly (string | null | undefined)[]): string {
  return folded(names)
}

function folded(parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
}
