import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { type FieldProblem, type Locale, RevisitError, type Text } from '../errors.ts'
import { storageFull } from '../files.ts'
import type { Log } from '../log.ts'
import { fieldText } from './field-text.ts'

type Context = { request: FastifyRequest; reply: FastifyReply; log: Log; locale: Locale }

const DATABASE_AWAY = {
  status: 503,
  code: 'database_unavailable',
  text: {
    ru: 'База данных перезапускается, повторите через минуту',
    en: 'The database is restarting, try again in a minute',
  },
}

const TEXTS: Record<string, { status: number; code: string; text: Text }> = {
  ECONNREFUSED: DATABASE_AWAY,
  '57P01': DATABASE_AWAY,
  '57P03': DATABASE_AWAY,
  TOO_MANY: {
    status: 429,
    code: 'too_many_requests',
    text: { ru: 'Слишком много запросов, подождите минуту', en: 'Too many requests, wait a minute' },
  },
  BAD_REQUEST: {
    status: 400,
    code: 'bad_request',
    text: { ru: 'Запрос составлен неверно', en: 'The request is malformed' },
  },
  UNEXPECTED: {
    status: 500,
    code: 'unexpected',
    text: {
      ru: 'Что-то сломалось на нашей стороне. Код для поддержки:',
      en: 'Something broke on our side. Support code:',
    },
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'too_large',
    text: { ru: 'Слишком большой запрос', en: 'The request is too large' },
  },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'file_too_large',
    text: {
      ru: 'Файл больше 2 ГБ. Разделите выгрузку на части.',
      en: 'The file is over 2 GB. Split the export into parts.',
    },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'wrong_content_type',
    text: { ru: 'Отправьте JSON (content-type: application/json)', en: 'Send JSON (content-type: application/json)' },
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'bad_json',
    text: { ru: 'Тело запроса не читается как JSON', en: 'The body is not valid JSON' },
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'bad_json',
    text: { ru: 'Пустое тело запроса', en: 'The body is empty' },
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    status: 415,
    code: 'not_multipart',
    text: { ru: 'Файл отправляют как multipart/form-data', en: 'Send the file as multipart/form-data' },
  },
}

/** Turns any failure into `{error: {code, message, fields}}` in the caller's language; never a stack trace. */
export function answerWithError(error: unknown, { request, reply, log, locale }: Context): FastifyReply {
  const { status, code, text, fields } = describe(error)
  if (status >= 500 && code === 'unexpected') {
    log.error({ requestId: request.id, route: request.routeOptions.url, error: shortError(error) }, 'request failed')
  }
  const message = code === 'unexpected' ? `${text[locale]} ${request.id.slice(-8)}` : text[locale]
  return reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(
      JSON.stringify({
        error: { code, message, fields: fields.map(({ path, message }) => ({ path, message: message[locale] })) },
      }),
    )
}

type Description = { status: number; code: string; text: Text; fields: FieldProblem[] }

function describe(error: unknown): Description {
  if (error instanceof RevisitError) return error
  if (hasZodFastifySchemaValidationErrors(error)) return describeFields(error.validation)
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  if (code === '53100') return storageFull()
  const known = TEXTS[statusCode === 429 ? 'TOO_MANY' : code]
  if (known) return { ...known, fields: [] }
  const isOurs = isResponseSerializationError(error) || statusCode >= 500
  return { ...(isOurs ? TEXTS.UNEXPECTED! : { ...TEXTS.BAD_REQUEST!, status: statusCode }), fields: [] }
}

function describeFields(validation: { instancePath: string; params: object }[]): Description {
  const fields = validation.map((issue) => ({
    path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: fieldText((issue.params as { issue?: unknown }).issue ?? issue),
  }))
  return {
    status: 400,
    code: 'invalid',
    text: { ru: 'Проверьте поля запроса', en: 'Check the fields of the request' },
    fields,
  }
}

/** Message and stack without row values: PostgreSQL puts those into `detail` and `where`, which are left out. */
function shortError(error: unknown): object {
  const { name, message, stack, code, constraint, table } = error as Error & Record<string, unknown>
  const cause = (error as { cause?: unknown }).cause
  return {
    name,
    message: isResponseSerializationError(error) ? JSON.stringify(cause)?.slice(0, 500) : message,
    code,
    constraint,
    table,
    stack: stack?.split('\n').slice(1, 6),
  }
}
