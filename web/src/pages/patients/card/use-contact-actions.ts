import { useMemo } from 'react'
import { request } from '../../../api.ts'
import type { paths } from '../../../api.gen.ts'
import { useCardRefresh } from './card-queries.ts'

type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer T } } }
}
  ? T
  : never
type Made<P extends keyof paths> = paths[P] extends {
  post: { responses: { 201: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

export type MessageByHand = Body<'/api/v1/patients/{id}/touches'>
export type Verdict = Omit<Made<'/api/v1/patients/{id}/touches'>, 'id'>
export type NewHold = Body<'/api/v1/patients/{id}/holds'>
export type TaskByHand = Body<'/api/v1/patients/{id}/tasks'>

/** Everything one does about contacting a patient, each followed by reading the card again. */
export function useContactActions(patientId: string) {
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
      exitJourney: (passageId: string) => send('POST', `/api/v1/enrollments/${passageId}/exit`),
      previewMessage: (message: MessageByHand) =>
        request<Verdict>(`${card}/touches/preview`, { method: 'POST', json: message }),
      sendMessage: (message: MessageByHand) => send<Verdict & { id: string }>('POST', `${card}/touches`, message),
      cancelMessage: (touchId: string) => send('DELETE', `/api/v1/touches/${touchId}`),
      addHold: (hold: NewHold) => send<{ id: string }>('POST', `${card}/holds`, hold),
      endHold: (holdId: string) => send('DELETE', `${card}/holds/${holdId}`),
      addTask: (task: TaskByHand) => send<{ id: string }>('POST', `${card}/tasks`, task),
    }
  }, [patientId, refresh])
}
