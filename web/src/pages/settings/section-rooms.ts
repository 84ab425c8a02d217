import { lazy, type ComponentType } from 'react'
import { loadWords } from '../../i18n/i18n.ts'
import type { SectionKey } from './sections.ts'

/** Each section with its words, fetched when first opened. */
export const SECTION_ROOMS: Record<SectionKey, ComponentType> = {
  clinic: room('settings-clinic', async () => (await import('./clinic/ClinicSection.tsx')).ClinicSection),
  staff: room('settings-staff', async () => (await import('./staff/StaffSection.tsx')).StaffSection),
  rights: room('settings-rights', async () => (await import('./rights/RightsSection.tsx')).RightsSection),
  fields: room('settings-fields', async () => (await import('./fields/FieldsSection.tsx')).FieldsSection),
  channels: room('settings-channels', async () => (await import('./channels/ChannelsSection.tsx')).ChannelsSection),
  'contact-rules': room('settings-contact', async () => (await import('./contact/ContactSection.tsx')).ContactSection),
  consents: room('settings-consents', async () => (await import('./consents/ConsentsSection.tsx')).ConsentsSection),
  collector: room(
    'settings-collector',
    async () => (await import('./collector/CollectorSection.tsx')).CollectorSection,
  ),
  keys: room('settings-keys', async () => (await import('./keys/KeysSection.tsx')).KeysSection),
  log: room('settings-log', async () => (await import('./log/LogSection.tsx')).LogSection),
  security: room('settings-security', async () => (await import('./security/SecuritySection.tsx')).SecuritySection),
}

function room(words: string, load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    const [section] = await Promise.all([load(), loadWords(words as never)])
    return { default: section }
  })
}
