import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowRight, IconBolt, IconSearch, IconUser } from '@tabler/icons-react'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { maskPhone } from '@revisit/domain/phone-text.ts'
import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../api.ts'
import { paths, withFilters } from '../paths.ts'
import { useSession } from '../session.ts'
import { useAppActions } from './app-actions.ts'
import { flatNavigation } from './navigation.ts'
import { useGo } from './use-go.ts'
import css from './Palette.module.css'

type FoundPatient = {
  id: string
  fullName: string
  age: number | null
  phones: string[]
  value: { lastVisitOn: string | null }
  /** Found by likeness of the name. */
  similar: boolean
}
type Line = { key: string; group: 'patients' | 'pages' | 'actions'; label: string; note?: string; run: () => void }

const ICONS: Record<Line['group'], ReactNode> = {
  patients: <IconUser size={16} stroke={1.6} />,
  pages: <IconArrowRight size={16} stroke={1.6} />,
  actions: <IconBolt size={16} stroke={1.6} />,
}

/** Ctrl K: any patient, page or action by its first letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const patients = usePatients(text)
  const lines = [...patients.lines, ...usePlaces(text)]
  const chosen = Math.min(active, Math.max(lines.length - 1, 0))
  const run = (line: Line | undefined) => {
    if (!line) return
    onClose()
    line.run()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && lines.length > 0) {
      event.preventDefault()
      setActive((chosen + step + lines.length) % lines.length)
    }
    if (event.key === 'Enter') run(lines[chosen])
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size={560}
      transitionProps={{ transition: 'fade', duration: 120 }}
      aria-label={t('palette.title')}
    >
      <div className={css.field}>
        <IconSearch size={18} stroke={1.6} />
        <input
          data-autofocus
          value={text}
          placeholder={t('palette.hint')}
          aria-label={t('palette.hint')}
          aria-controls="palette-lines"
          aria-activedescendant={lines[chosen] ? `palette-${lines[chosen].key}` : undefined}
          role="combobox"
          aria-expanded={lines.length > 0}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={press}
        />
      </div>
      <div className={css.lines} id="palette-lines" role="listbox" aria-label={t('palette.title')}>
        {lines.map((line, index) => (
          <Choice
            key={line.key}
            line={line}
            first={lines[index - 1]?.group !== line.group}
            active={index === chosen}
            onPick={() => run(line)}
            onPoint={() => setActive(index)}
          />
        ))}
        {patients.failed && <div className={css.nothing}>{t('palette.failed')}</div>}
        {lines.length === 0 && !patients.failed && <div className={css.nothing}>{t('palette.nothing')}</div>}
      </div>
    </Modal>
  )
}

type ChoiceProps = { line: Line; first: boolean; active: boolean; onPick: () => void; onPoint: () => void }

function Choice({ line, first, active, onPick, onPoint }: ChoiceProps) {
  const { t } = useTranslation('shell')
  return (
    <>
      {first && <div className={css.group}>{t(`palette.${line.group}`)}</div>}
      <div
        id={`palette-${line.key}`}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        className={classes(css.line, active && css.active)}
        onClick={onPick}
        onKeyDown={() => {}}
        onMouseMove={onPoint}
        ref={(node) => (active ? node?.scrollIntoView({ block: 'nearest' }) : undefined)}
      >
        {ICONS[line.group]}
        <span>{line.label}</span>
        {line.note && <span className={css.note}>{line.note}</span>}
      </div>
    </>
  )
}

function usePatients(text: string): { lines: Line[]; failed: boolean } {
  const { t } = useTranslation('shell')
  const go = useGo()
  const format = useFormat()
  const allowed = useSession().permissions.includes('patients.read')
  const [search] = useDebouncedValue(text.trim(), 150)
  const found = useQuery<{ items: FoundPatient[] }>({
    queryKey: ['palette', search],
    enabled: allowed && search.length > 1,
    placeholderData: (before) => (search.length > 1 ? before : undefined),
    queryFn: ({ signal }) => request(withFilters('/api/v1/patients', { search, limit: 8 }), { signal }),
  })
  const items = search.length > 1 ? (found.data?.items ?? []) : []
  return {
    failed: found.isError,
    lines: items.map((patient) => ({
      key: patient.id,
      group: 'patients',
      label: patient.fullName,
      note: [
        patient.similar && t('palette.similar'),
        patient.age && t('palette.age', { count: patient.age }),
        phoneOf(patient, search),
        patient.value.lastVisitOn && t('palette.lastVisit', { date: format.date(patient.value.lastVisitOn) }),
      ]
        .filter(Boolean)
        .join(' · '),
      run: () => go(paths.patient(patient.id)),
    })),
  }
}

/** The phone that was looked for, or the first one, with its middle hidden. */
function phoneOf({ phones }: FoundPatient, search: string): string | undefined {
  const digits = search.replaceAll(/\D/g, '').replace(/^8/, '')
  const phone = phones.find((one) => digits.length > 2 && one.includes(digits)) ?? phones[0]
  return phone && maskPhone(phone)
}

function usePlaces(text: string): Line[] {
  const { t } = useTranslation('shell')
  const go = useGo()
  const actions = useAppActions()
  const { permissions } = useSession()
  const pages: Line[] = flatNavigation(permissions).map((item) => ({
    key: item.word,
    group: 'pages',
    label: t(`nav.${item.word}`),
    run: () => go(item.path),
  }))
  const acts: Line[] = [
    { key: 'theme', group: 'actions', label: t('palette.theme'), run: actions.switchTheme },
    { key: 'language', group: 'actions', label: t('palette.language'), run: actions.switchLanguage },
    { key: 'sign-out', group: 'actions', label: t('palette.signOut'), run: actions.signOut },
  ]
  if (permissions.includes('imports.run')) {
    acts.unshift({
      key: 'new-import',
      group: 'actions',
      label: t('palette.newImport'),
      run: () => go(paths.newImport),
    })
  }
  const wanted = text.trim().toLowerCase()
  return [...pages, ...acts].filter((line) => line.label.toLowerCase().includes(wanted))
}
