export const patients = {
  title: 'Пациенты',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    patients: typeof patients
  }
}
