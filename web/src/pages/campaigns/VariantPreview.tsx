import type { Channel } from '@revisit/domain/channel.ts'
import { bodyFor, type TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '../templates/PersonSelect.tsx'
import { PreviewCard } from '../templates/PreviewCard.tsx'
import { previewQuery, templateQuery } from '../templates/template-calls.ts'

export type VariantPreviewProps = { templateId: string; channels: readonly Channel[] }

/** The published words of a variant as one person would get them through the first channel. */
export function VariantPreview({ templateId, channels }: VariantPreviewProps) {
  const [person, setPerson] = useState<Person | null>(null)
  const template = useQuery(templateQuery(templateId)).data
  const version = template?.versions.find(({ id }) => id === template.published?.versionId)
  const channel = channels[0] ?? 'max'
  const bodies = (version?.bodies ?? { text: '' }) as TemplateBodies
  const preview = useQuery({
    ...previewQuery({
      bodies,
      messageClass: version?.messageClass ?? 'service',
      channel,
      patientId: person?.id ?? null,
    }),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <PreviewCard
      preview={preview.data}
      failure={preview.error}
      isOld={preview.isPlaceholderData}
      channel={channel}
      written={bodyFor(bodies, channel)}
      person={person}
      onPerson={setPerson}
    />
  )
}
