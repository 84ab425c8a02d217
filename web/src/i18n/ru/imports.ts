export const imports = {
  title: 'Импорт и связи',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    imports: typeof imports
  }
}
