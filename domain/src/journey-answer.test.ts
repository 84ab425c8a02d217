import { describe, expect, it } from 'vitest'
import type { BookingAnswer } from './journey-definition.ts'
import { answersEpisode, type Booking, type Episode, episodeKeyOf } from './journey-answer.ts'

const booking = (more: Partial<Booking> = {}): Booking => ({
  doctorId: 'd1',
  branchId: 'b1',
  treatmentTypes: [],
  planIds: [],
  ...more,
})
type EpisodeRule = Extract<BookingAnswer, { by: 'episode' }>

const implant: Episode = {
  appointmentId: 'a1',
  doctorId: 'd1',
  branchId: 'b1',
  treatmentTypes: ['surgery'],
  planId: 'p1',
}

describe('a booking answers an episode', () => {
  it('by kind of treatment: hygiene does not answer an implant', () => {
    const rule: EpisodeRule = { by: 'episode', match: ['treatment_type'], unknown: 'answers' }
    expect(answersEpisode(rule, implant, booking({ treatmentTypes: ['hygiene'] }))).toBe(false)
    expect(answersEpisode(rule, implant, booking({ treatmentTypes: ['hygiene', 'surgery'] }))).toBe(true)
    expect(answersEpisode(rule, implant, booking())).toBe(true)
    expect(answersEpisode({ ...rule, unknown: 'does_not_answer' }, implant, booking())).toBe(false)
  })

  it('by doctor, branch and plan together', () => {
    const rule: EpisodeRule = { by: 'episode', match: ['doctor', 'branch', 'plan'], unknown: 'answers' }
    expect(answersEpisode(rule, implant, booking())).toBe(true)
    expect(answersEpisode(rule, implant, booking({ doctorId: 'd2' }))).toBe(false)
    expect(answersEpisode(rule, implant, booking({ planIds: ['p2'] }))).toBe(false)
  })

  it('by listed treatments, whatever the episode, or by any booking, or never', () => {
    const rule: BookingAnswer = { by: 'types', treatmentTypes: ['hygiene'], unknown: 'does_not_answer' }
    expect(answersEpisode(rule, {}, booking({ treatmentTypes: ['hygiene'] }))).toBe(true)
    expect(answersEpisode(rule, {}, booking())).toBe(false)
    expect(answersEpisode({ by: 'any' }, {}, booking())).toBe(true)
    expect(answersEpisode({ by: 'none' }, {}, booking())).toBe(false)
  })
})

describe('the name of an episode', () => {
  it('is the thing it is about, else the event, else the patient', () => {
    expect(episodeKeyOf('plan', implant)).toBe('plan:p1')
    expect(episodeKeyOf('treatment', implant)).toBe('treatment:surgery:a1')
    expect(episodeKeyOf('year', { day: '2026-11-22' })).toBe('year:2026')
    expect(episodeKeyOf('policy', { eventId: 'e1' })).toBe('event:e1')
    expect(episodeKeyOf('policy', {})).toBe('patient')
  })
})
