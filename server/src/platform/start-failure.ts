import { Unavailable, type Text } from './errors.ts'

/** Why the product could not start; a stable word for scripts and tests. */
export type StartFailureCode =
  | 'data_directory_unusable'
  | 'data_directory_in_use'
  | 'data_directory_unreachable'
  | 'disk_full'
  | 'secrets_unreadable'
  | 'database_binaries_missing'
  | 'database_account_missing'
  | 'database_not_a_cluster'
  | 'database_version'
  | 'database_wal_missing'
  | 'database_owner'
  | 'database_foreign_server'
  | 'database_port_busy'
  | 'database_initialisation'
  | 'database_encoding'
  | 'database_configuration'
  | 'database_sign_in'
  | 'database_start'
  | 'database_start_timeout'

/**
 * The product cannot start. `text` holds one line per language: what is wrong, then what to do about it.
 * Nothing was deleted when it is thrown.
 */
export class StartFailure extends Unavailable {
  declare readonly code: StartFailureCode

  constructor(code: StartFailureCode, text: Text, cause?: unknown) {
    super(code, text)
    if (cause !== undefined) this.cause = cause
  }
}
