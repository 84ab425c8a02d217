import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Channel } from '@revisit/domain/channel.ts'
import { type Preview, previewQuery } from './template-calls.ts'
import type { TemplateDraft } from './use-template-draft.ts'

/** Typing pauses this long before the words are rendered, ms. */
const PAUSE = 400

export type TemplatePreview = { preview: Preview | undefined; failure: Error | null; isOld: boolean }

/** The draft as it is being written, rendered for a channel and a person; the request of older words is cancelled. */
export function useTemplatePreview(
  { bodies, messageClass }: TemplateDraft,
  channel: Channel,
  patientId: string | null,
): TemplatePreview {
  const [asked] = useDebouncedValue(bodies, PAUSE)
  const query = useQuery({
    ...previewQuery({ bodies: asked, messageClass, channel, patientId }),
    enabled: isComplete(asked),
    placeholderData: keepPreviousData,
  })
  return { preview: query.data, failure: query.error, isOld: asked !== bodies || query.isPlaceholderData }
}

/** What the server can read: an e-mail without a subject or an approved template without a name is still being written. */
function isComplete({ text, email, whatsappTemplate }: TemplateDraft['bodies']): boolean {
  return text !== '' && email?.subject !== '' && whatsappTemplate?.name !== '' && whatsappTemplate?.language !== ''
}
