export const patient = {
  title: 'Пациент',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    patient: typeof patient
  }
}
