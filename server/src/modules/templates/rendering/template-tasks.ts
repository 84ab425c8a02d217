export type EmailSource = { subject: string; text: string; mjml?: string }

export type Task =
  | { kind: 'render'; sources: { source: string; isHtml: boolean }[]; values: object }
  /** Names of all variables the sources use. */
  | { kind: 'variables'; sources: string[] }
  /** HTML of an e-mail with its variables still in place. */
  | { kind: 'email'; email: EmailSource }

export type TaskAnswer =
  | { ok: true; texts: string[] }
  | { ok: false; reason: 'variable_missing' | 'bad_template'; detail: string }

export type TaskResult = TaskAnswer | { ok: false; reason: 'too_slow'; detail: string }
