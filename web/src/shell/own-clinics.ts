import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api.ts'
import { paths } from '../paths.ts'

/** Clinics the signed-in person works in. */
export const ownClinicsQuery = queryOptions({
  queryKey: ['own-clinics'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/clinics', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Works in another clinic from now on. The app starts anew: nothing of the clinic before may stay on the screen. */
export async function enterClinic(clinicId: string): Promise<void> {
  await answer(api.PUT('/api/v1/me/clinic', { body: { clinicId } }))
  window.location.assign(paths.overview)
}
