export const classes = {
  title: 'Классы',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    classes: typeof classes
  }
}
