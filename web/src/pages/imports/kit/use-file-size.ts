import { useFormat } from '@revisit/ui/KitProvider.tsx'

const UNITS = { ru: ['Б', 'КБ', 'МБ', 'ГБ'], en: ['B', 'KB', 'MB', 'GB'] }

/** Writes bytes for people: «11,4 МБ». */
export function useFileSize(): (bytes: number) => string {
  const { locale, number } = useFormat()
  return (bytes) => {
    const power = Math.min(3, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)))
    const value = bytes / 1024 ** power
    return `${number(value, power === 0 || value >= 100 ? 0 : 1)}\u00a0${UNITS[locale][power]}`
  }
}
