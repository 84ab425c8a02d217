/** Words shown to staff, in both languages of the interface. */
export type Bilingual = { readonly ru: string; readonly en: string }
