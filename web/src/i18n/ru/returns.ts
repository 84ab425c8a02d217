export const returns = {
  title: 'Возвраты',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    returns: typeof returns
  }
}
