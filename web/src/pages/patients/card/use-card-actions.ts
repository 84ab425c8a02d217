import { useMemo } from 'react'
import { request } from '../../../api.ts'
import { useCardRefresh } from './card-queries.ts'

export type ConsentAnswer = {
  purpose: 'service' | 'marketing' | 'medical'
  channel: string
  granted: boolean
  /** Signed paper, words at the desk, a call. */
  proof: string | null
  /** How it was given; the words of the patient when left out. */
  form?: 'paper' | 'words' | 'call' | 'web' | 'e_signature'
  /** The wording they agreed to. */
  textId?: string | null
}

export type ClassOverrideChange = { class: string; reason: string; startsOn?: string; endsOn: string }

type Made = { id: string }

/** Everything that changes a card, each followed by reading it again. */
export function useCardActions(patientId: string) {
  const refresh = useCardRefresh(patientId)
  return useMemo(() => {
    const card = `/api/v1/patients/${patientId}`
    const send = async <T = void>(method: string, path: string, json?: unknown): Promise<T> => {
      const answer = await request<T>(path, { method, json })
      await refresh()
      return answer
    }
    return {
      refresh,
      addNote: (text: string) => send<Made>('POST', `${card}/notes`, { text }),
      changeNote: (noteId: string, text: string) => send('PATCH', `${card}/notes/${noteId}`, { text }),
      removeNote: (noteId: string) => send('DELETE', `${card}/notes/${noteId}`),
      restoreNote: (noteId: string) => send('PUT', `${card}/notes/${noteId}/restored`),
      addTag: (tag: string) => send('POST', `${card}/tags`, { tag }),
      removeTag: (tag: string) => send('DELETE', `${card}/tags/${encodeURIComponent(tag)}`),
      addContact: (kind: string, value: string) => send<Made>('POST', `${card}/contacts`, { kind, value }),
      removeContact: (contactId: string) => send('DELETE', `${card}/contacts/${contactId}`),
      recordConsents: async (answers: ConsentAnswer[]) => {
        for (const answer of answers) await request(`${card}/consents`, { method: 'POST', json: answer })
        await refresh()
      },
      overrideClass: (change: ClassOverrideChange) => send('PUT', `${card}/value-class`, change),
      releaseClass: () => send('DELETE', `${card}/value-class`),
      change: (changes: object) => send('PATCH', card, changes),
      unmerge: (mergeId: string) => send('DELETE', `/api/v1/merges/${mergeId}`),
      merge: (keep: string, absorb: string) => send('POST', '/api/v1/merges', { keep, absorb }),
    }
  }, [patientId, refresh])
}
