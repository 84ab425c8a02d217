export const cohorts = {
  title: 'Когорты',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    cohorts: typeof cohorts
  }
}
