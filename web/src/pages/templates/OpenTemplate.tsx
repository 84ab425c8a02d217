import { useHotkeys } from '@mantine/hooks'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { AboutCard } from './AboutCard.tsx'
import { type Place, placeOfChannel, shownChannel, wordsAt } from './channel-words.ts'
import { CheckCard } from './CheckCard.tsx'
import type { Person } from './PersonSelect.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import type { Finding, TemplateCard } from './template-calls.ts'
import { TemplateHead } from './TemplateHead.tsx'
import { TextsCard } from './TextsCard.tsx'
import { type TemplateDraft, useTemplateDraft } from './use-template-draft.ts'
import { type TemplatePreview, useTemplatePreview } from './use-template-preview.ts'
import { VersionsCard } from './VersionsCard.tsx'

/** A template open for reading or writing; null is one that is not stored yet. */
export function OpenTemplate({ template }: { template: TemplateCard | null }) {
  const { t } = useTranslation('templates')
  const canEdit = usePermission('templates.edit') && !template?.archived
  const draft = useTemplateDraft(template)
  const canSave = draft.changed && draft.complete && canEdit
  useHotkeys([['mod+S', () => canSave && draft.save()]], [])
  const [place, setPlace] = useState<Place>('common')
  const [person, setPerson] = useState<Person | null>(null)
  const shown = useTemplatePreview(draft, shownChannel(draft.bodies, place), person?.id ?? null)
  const findings = shown.preview?.findings ?? []
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <Page
      title={template?.name ?? t('untitled')}
      back={paths.templates}
      explanation={t('explanation', { returnObjects: true })}
      head={<TemplateHead template={template} draft={draft} canEdit={canEdit} errors={errors} />}
    >
      {draft.failure && <ErrorState code={asApiError(draft.failure).code}>{draft.failure.message}</ErrorState>}
      <Body
        template={template}
        draft={draft}
        canEdit={canEdit}
        place={place}
        onPlace={setPlace}
        shown={shown}
        person={person}
        onPerson={setPerson}
      />
    </Page>
  )
}

type BodyProps = {
  template: TemplateCard | null
  draft: TemplateDraft
  canEdit: boolean
  place: Place
  onPlace: (place: Place) => void
  shown: TemplatePreview
  person: Person | null
  onPerson: (person: Person | null) => void
}

function Body({ template, draft, canEdit, place, onPlace, shown, person, onPerson }: BodyProps) {
  const [asked, setAsked] = useState<{ finding: Finding } | null>(null)
  const channel = shownChannel(draft.bodies, place)
  const findings = shown.preview?.findings ?? []
  const here = findings.filter(({ channels }) => channels.includes(channel))
  const show = (finding: Finding) => {
    onPlace(placeOfChannel(draft.bodies, finding.channels[0] ?? ''))
    setAsked({ finding })
  }
  return (
    <Columns tracks="1fr 360px" top>
      <Stack gap={16}>
        <TextsCard
          writing={{ draft, canEdit, place, findings: here, preview: shown.preview, asked }}
          onPlace={onPlace}
        />
        <CheckCard
          findings={shown.preview?.findings}
          isAdvertising={draft.messageClass === 'advertising'}
          onShow={show}
        />
      </Stack>
      <Stack>
        <PreviewCard
          {...shown}
          channel={channel}
          written={wordsAt(draft.bodies, place)}
          person={person}
          onPerson={onPerson}
        />
        <AboutCard draft={draft} canEdit={canEdit} uses={template?.usedBy ?? []} />
        {template && <VersionsCard template={template} draft={draft} canEdit={canEdit} />}
      </Stack>
    </Columns>
  )
}
