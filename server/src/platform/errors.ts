export type Locale = 'ru' | 'en'

/** A sentence in both languages of the interface. */
export type Text = Record<Locale, string>

export type FieldProblem = { path: string; message: Text }

/** Base of the five errors that may leave a verb; everything else is a fault of ours and answers 500. */
export abstract class RevisitError extends Error {
  abstract readonly status: number
  readonly code: string
  readonly text: Text
  readonly fields: FieldProblem[]

  constructor(code: string, text: Text, fields: FieldProblem[] = []) {
    super(`${code}: ${text.en}`)
    this.name = new.target.name
    this.code = code
    this.text = text
    this.fields = fields
  }
}

/** 404: it does not exist, or not for this person (the two must look the same). */
export class NotFound extends RevisitError {
  readonly status = 404
}

/** 403: signed in, but the role does not allow it. With code `sign_in_required` it answers 401. */
export class Forbidden extends RevisitError {
  get status() {
    return this.code === 'sign_in_required' ? 401 : 403
  }
}

/** 400: the input is wrong; `fields` names what to correct. */
export class Invalid extends RevisitError {
  readonly status = 400
}

/** 409: the request collides with the present state. */
export class Conflict extends RevisitError {
  readonly status = 409
}

/** 503: something we rely on (disk, database, another service) does not work now. */
export class Unavailable extends RevisitError {
  readonly status = 503
}
