import { LONGEST } from '@revisit/domain/template-bodies.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Line, Stack } from '@revisit/ui/Layout.tsx'
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { hasOwnWords, ownWordsOf, type Place, wordsAt, type WrittenChannel } from './channel-words.ts'
import { insertAtCursor, MarkedText } from './MarkedText.tsx'
import { SmsLine } from './SmsLine.tsx'
import css from './templates.module.css'
import { textMarks } from './text-marks.ts'
import type { Writing } from './writing.ts'
import { useShownFinding } from './use-shown-finding.ts'
import { VariablePicker } from './VariablePicker.tsx'
import { WhatsappTemplate } from './WhatsappTemplate.tsx'

type PlainPlace = Exclude<Place, 'email'>

/** The common text, or the words of a channel of plain text. */
export function PlainWords({ writing }: { writing: Writing & { place: PlainPlace } }) {
  const { draft, place, canEdit, preview } = writing
  const own = place === 'common' || hasOwnWords(draft.bodies, place)
  const isSms = place === 'sms' || (place === 'common' && !hasOwnWords(draft.bodies, 'sms'))
  return (
    <Stack gap={12}>
      {own ? <Field writing={writing} /> : <Silent writing={{ ...writing, place: place as WrittenChannel }} />}
      {isSms && preview?.text && <SmsLine text={preview.text} />}
      {place === 'whatsapp' && <WhatsappTemplate draft={draft} canEdit={canEdit} />}
    </Stack>
  )
}

function Field({ writing: { draft, place, canEdit, findings, asked } }: { writing: Writing & { place: PlainPlace } }) {
  const { t } = useTranslation('templates')
  const area = useShownFinding(asked)
  const text = wordsAt(draft.bodies, place)
  const longest = place === 'common' ? LONGEST.webhook : LONGEST[place]
  const write = (value: string) => draft.say(place === 'common' ? { text: value } : { [place]: value })
  return (
    <>
      <MarkedText
        label={t(LABELS[place] ?? 'texts.label')}
        hint={place in HINTS ? t(HINTS[place as keyof typeof HINTS]) : undefined}
        value={text}
        marks={textMarks(text, findings)}
        maxLength={place === 'push' ? 500 : 4000}
        onChange={canEdit ? write : undefined}
        area={area}
      />
      {canEdit && (
        <Line>
          <VariablePicker onPick={(name) => area.current && insertAtCursor(area.current, `{{ ${name} }}`)} />
          {place !== 'common' && (
            <Button
              size="small"
              variant="quiet"
              icon={<IconArrowBackUp size={16} stroke={1.6} />}
              onClick={() => draft.say({ [place]: undefined })}
            >
              {t('texts.drop')}
            </Button>
          )}
          <span className={`caption ${css.end}`}>{t('texts.lengthOf', { count: [...text].length, longest })}</span>
        </Line>
      )}
    </>
  )
}

const LABELS: Partial<Record<PlainPlace, 'texts.commonLabel' | 'texts.callLabel'>> = {
  common: 'texts.commonLabel',
  call: 'texts.callLabel',
}
const HINTS = { common: 'texts.commonHint', call: 'texts.callHint', push: 'texts.pushHint' } as const

/** A channel that says the common text. */
function Silent({ writing: { draft, place, canEdit } }: { writing: Writing & { place: WrittenChannel } }) {
  const { t } = useTranslation('templates')
  return (
    <>
      <p className={css.says}>{t('texts.says')}</p>
      <blockquote className={css.quote}>{draft.bodies.text || '…'}</blockquote>
      {canEdit && (
        <div>
          <Button
            icon={<IconPencil size={16} stroke={1.6} />}
            onClick={() => draft.say(ownWordsOf(draft.bodies, place))}
          >
            {t('texts.write')}
          </Button>
        </div>
      )}
    </>
  )
}
