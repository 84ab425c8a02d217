export const rfm = {
  title: 'RFM-группы',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    rfm: typeof rfm
  }
}
