export const settings = {
  title: 'Настройки',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    settings: typeof settings
  }
}
