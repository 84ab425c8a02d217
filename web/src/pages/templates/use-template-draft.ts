import type { MessageClass } from '@revisit/domain/channel.ts'
import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useGo } from '../../shell/use-go.ts'
import { type TemplateCard, useTemplateChange } from './template-calls.ts'

export type Written = { name: string; messageClass: MessageClass; family: string; bodies: TemplateBodies }

export type TemplateDraft = Written & {
  /** There are edits that are not stored. */
  changed: boolean
  /** It has a name, a text and a key that can be stored. */
  complete: boolean
  saving: boolean
  publishing: boolean
  failure: Error | null
  change(part: Partial<Written>): void
  say(part: Partial<TemplateBodies>): void
  reset(): void
  save(): void
  /** Stores the edits and puts them into force. */
  publish(): void
}

const FAMILY = /^[a-z0-9][a-z0-9_.-]{0,99}$/
const EMPTY: Written = { name: '', messageClass: 'service', family: '', bodies: { text: '' } }

/** A template as it is being written, stored or new. */
export function useTemplateDraft(template: TemplateCard | null): TemplateDraft {
  const go = useGo()
  const [edits, setEdits] = useState<Written | null>(null)
  const written = edits ?? storedOf(template)
  const store = useTemplateChange(() => stored(template, written))
  const publish = useTemplateChange(async () => {
    const { id } = edits || !template ? await stored(template, written) : template
    return answer(api.PUT('/api/v1/templates/{id}/published', { params: { path: { id } } }))
  })
  const announce = useAnnouncement(template)
  const settle = (card: TemplateCard) => {
    setEdits(null)
    if (!template) go(paths.template(card.id), { replace: true })
  }
  return {
    ...written,
    changed: edits !== null,
    complete: isComplete(written),
    saving: store.isPending,
    publishing: publish.isPending,
    failure: store.error ?? publish.error,
    change: (part) => setEdits({ ...written, ...part }),
    say: (part) => setEdits({ ...written, bodies: withoutSilence({ ...written.bodies, ...part }) }),
    reset: () => setEdits(null),
    save: () => {
      publish.reset()
      store.mutate(undefined, { onSuccess: settle })
    },
    publish: () => {
      store.reset()
      publish.mutate(undefined, {
        onSuccess: (card) => {
          settle(card)
          announce(card)
        },
      })
    },
  }
}

/** Says that a version is in force, and offers the one before it back. */
function useAnnouncement(before: TemplateCard | null): (card: TemplateCard) => void {
  const { t } = useTranslation('templates')
  const back = useTemplateChange(putVersion)
  const versionId = before?.published?.versionId
  return ({ id, published }) => {
    const onError = (error: Error) => showToast({ tone: 'failed', text: error.message })
    const undo = versionId === undefined ? undefined : () => back.mutate({ id, versionId }, { onError })
    showToast({ text: t('published', { number: published?.number ?? 1 }), undo })
  }
}

/** Puts an earlier version of a template back into force. */
export function putVersion(path: { id: string; versionId: string }): Promise<TemplateCard> {
  return answer(api.PUT('/api/v1/templates/{id}/published/{versionId}', { params: { path } }))
}

function storedOf(template: TemplateCard | null): Written {
  if (!template) return EMPTY
  const { name, messageClass, family, bodies } = template
  return { name, messageClass, family, bodies: bodies as TemplateBodies }
}

function stored(template: TemplateCard | null, { family, ...written }: Written): Promise<TemplateCard> {
  const body = { ...written, name: written.name.trim(), ...(family ? { family } : {}) }
  return template
    ? answer(api.PATCH('/api/v1/templates/{id}', { params: { path: { id: template.id } }, body }))
    : answer(api.POST('/api/v1/templates', { body }))
}

function isComplete({ name, family, bodies }: Written): boolean {
  const hasSubject = !bodies.email || bodies.email.subject.trim() !== ''
  const hasName = !bodies.whatsappTemplate || bodies.whatsappTemplate.name.trim() !== ''
  return (
    name.trim() !== '' && bodies.text.trim() !== '' && (family === '' || FAMILY.test(family)) && hasSubject && hasName
  )
}

/** A channel whose own words were dropped has no entry. */
function withoutSilence(bodies: TemplateBodies): TemplateBodies {
  return Object.fromEntries(Object.entries(bodies).filter(([, said]) => said !== undefined)) as TemplateBodies
}
