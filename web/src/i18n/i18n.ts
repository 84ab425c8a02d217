import { createInstance, type BackendModule, type Namespace } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { speakTo } from '../api.ts'
import type { Locale } from '../session.ts'

type Words = Record<string, unknown>

// One file per language and namespace; each is loaded when a page first needs it.
const files = import.meta.glob<Words>('./{ru,en}/*.ts')
const KEY = 'revisit.locale'
const i18n = createInstance()

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.ts`]
    if (!load) return done(new Error(`No words for ${language}/${namespace}`), null)
    load().then(
      (module) => done(null, module[exportName(namespace)] as Words),
      (error: Error) => done(error, null),
    )
  },
}

/** Starts the interface in the remembered language, or the browser's, or Russian. */
export async function startI18n(): Promise<void> {
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: rememberedLocale(),
      fallbackLng: false,
      supportedLngs: ['ru', 'en'],
      ns: ['shell'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  applyLocale(currentLocale())
}

/** The language on screen. */
export function currentLocale(): Locale {
  return i18n.language === 'en' ? 'en' : 'ru'
}

/** Switches the interface to another language and remembers it in this browser. */
export async function switchLocale(locale: Locale): Promise<void> {
  localStorage.setItem(KEY, locale)
  await i18n.changeLanguage(locale)
  applyLocale(locale)
}

/** The language chosen in this browser, if any was chosen. */
export function chosenLocale(): Locale | null {
  const chosen = localStorage.getItem(KEY)
  return chosen === 'ru' || chosen === 'en' ? chosen : null
}

/** Loads the words of a page before it is shown. */
export async function loadWords(namespaces: Namespace): Promise<void> {
  await i18n.loadNamespaces(namespaces as string | string[])
}

function rememberedLocale(): Locale {
  return chosenLocale() ?? (navigator.language.startsWith('en') ? 'en' : 'ru')
}

function applyLocale(locale: Locale): void {
  document.documentElement.lang = locale
  speakTo(locale)
}

/** `patient-card` → `patientCard`: the name a words file exports. */
function exportName(namespace: string): string {
  return namespace.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
