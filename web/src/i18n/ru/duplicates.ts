export const duplicates = {
  title: 'Дубли',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    duplicates: typeof duplicates
  }
}
