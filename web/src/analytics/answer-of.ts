import type { paths } from '../api.gen.ts'

type Analytics = Extract<keyof paths, `/api/v1/analytics/${string}`>

/** The answer of an analytical address. */
export type AnswerOf<Path extends Analytics> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } }
}
  ? Answer
  : never
