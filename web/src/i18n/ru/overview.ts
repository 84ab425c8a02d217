export const overview = {
  title: 'Обзор',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    overview: typeof overview
  }
}
