import { failure, type FailureCode, type Params, type TableFailure } from './table.ts'

/** Ends a reading from deep inside parsers. Caught at the borders of this folder, where it becomes a TableFailure. */
export class Refusal extends Error {
  readonly code: FailureCode
  readonly params: Params

  constructor(code: FailureCode, params: Params = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** The failure a caught error stands for; `otherwise` when it is a parser's own complaint about the file. */
export function refused(error: unknown, otherwise: FailureCode): TableFailure {
  return error instanceof Refusal ? failure(error.code, error.params) : failure(otherwise)
}
