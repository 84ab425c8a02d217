import { CHANNEL_WORDS, type Channel } from '@revisit/domain/channel.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { Line, Stack } from '@revisit/ui/Layout.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconCheck, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { asApiError } from '../../api.ts'
import { usePermission } from '../../session.ts'
import { type Person, PersonSelect } from './PersonSelect.tsx'
import type { Preview } from './template-calls.ts'
import css from './templates.module.css'
import { valueMarks } from './text-marks.ts'

export type PreviewCardProps = {
  preview: Preview | undefined
  failure: Error | null
  /** Newer words are being rendered. */
  isOld: boolean
  channel: Channel
  /** The words of this channel as written, to show what was put into them. */
  written: string
  person: Person | null
  onPerson: (person: Person | null) => void
}

/** The message as one person would get it, and why they would not. */
export function PreviewCard(props: PreviewCardProps) {
  const { preview, failure, isOld, channel, written, person, onPerson } = props
  const { t } = useTranslation('templates')
  const say = useBilingual()
  const readsPatients = usePermission('patients.read')
  return (
    <Card title={t('preview.title')} right={<span className="caption">{say(CHANNEL_WORDS[channel])}</span>}>
      <Stack gap={12}>
        {readsPatients && (
          <PersonSelect
            label={t('preview.person')}
            placeholder={t('preview.search')}
            nothing={t('preview.noPerson')}
            value={person}
            onChange={onPerson}
          />
        )}
        {failure && <ErrorState code={asApiError(failure).code}>{failure.message}</ErrorState>}
        {written.trim() === '' && <p className={css.says}>{t('preview.empty')}</p>}
        {written.trim() !== '' && !preview && !failure && <SkeletonBlock height={120} />}
        {preview && written.trim() !== '' && (
          <div className={isOld ? css.old : undefined} aria-live="polite">
            <Rendered preview={preview} written={written} hasPerson={person !== null} />
          </div>
        )}
      </Stack>
    </Card>
  )
}

type RenderedProps = { preview: Preview; written: string; hasPerson: boolean }

function Rendered({ preview, written, hasPerson }: RenderedProps) {
  const { t } = useTranslation('templates')
  const { text, subject, html, findings } = preview
  if (text === null) return <NotSent preview={preview} hasPerson={hasPerson} />
  const isClean = findings.every(({ severity }) => severity !== 'error')
  return (
    <Stack gap={8}>
      {subject && (
        <p className={css.subject}>
          <span className="caption">{t('preview.subject')}</span> {subject}
        </p>
      )}
      {html ? (
        <iframe className={css.letter} title={t('preview.frame')} sandbox="" srcDoc={html} />
      ) : (
        <blockquote className={css.bubble}>
          {valueMarks(written, text).map(({ text: piece, kind }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other identity
            <span key={index} className={kind === 'variable' ? css.put : undefined}>
              {piece}
            </span>
          ))}
        </blockquote>
      )}
      <Line gap={12}>
        {isClean && <Proof icon={<IconShieldCheck size={14} stroke={1.6} />}>{t('preview.secrecy')}</Proof>}
        {hasPerson && <Proof icon={<IconCheck size={14} stroke={1.8} />}>{t('preview.filled')}</Proof>}
        {!hasPerson && <span className="caption">{t('preview.sample')}</span>}
      </Line>
    </Stack>
  )
}

function NotSent({ preview: { problem, absent }, hasPerson }: Omit<RenderedProps, 'written'>) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  const names = absent.map(({ words }) => say(words)).join(', ')
  return (
    <Strip tone="warning">
      <strong>{t(hasPerson ? 'preview.notSent' : 'preview.notShown')}</strong>{' '}
      {names ? t(hasPerson ? 'preview.absent' : 'preview.noSample', { names }) : problem && say(problem)}
    </Strip>
  )
}

function Proof({ icon, children }: { icon: React.ReactNode; children: string }) {
  return (
    <span className={css.proof}>
      {icon}
      {children}
    </span>
  )
}
