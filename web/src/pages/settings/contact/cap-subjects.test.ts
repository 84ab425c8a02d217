import { expect, it } from 'vitest'
import { subjectsOf, withSubjects } from './cap-subjects.ts'

it('what a cap counts reads as one list and is put back where it belongs', () => {
  const cap = { max: 3, hours: 168, classes: [], priorities: ['return' as const], channels: ['sms' as const] }
  expect(subjectsOf(cap)).toEqual(['priority:return', 'channel:sms'])
  expect(withSubjects(cap, ['class:advertising', 'channel:max'])).toEqual({
    max: 3,
    hours: 168,
    classes: ['advertising'],
    priorities: [],
    channels: ['max'],
  })
})
