import type { Ports } from '../../platform/ports.ts'
import type { Db } from '../../platform/db.ts'
import { readMessageSettings } from '../templates/templates.ts'
import type { ChannelAdapter, CheckOutcome } from './channel-adapter.ts'
import { type ConnectionRow, updateConnection } from './connection-queries.ts'
import { hookAddress } from './hook-page.ts'
import { adapterOf } from './open-adapters.ts'
import type { Provider } from './provider.ts'

/** What a connection says of itself when asked: is it well, does the vendor know where to report, how much money is left. */
export type Examination = {
  check: CheckOutcome
  reports: (CheckOutcome & { address: string }) | null
  /** Minor units; null when the vendor does not say. */
  balance: number | null
}

/** Asks a vendor everything that can be asked without sending. No transaction is open meanwhile. */
export async function examine(
  ports: Ports,
  { row, provider, address }: { row: ConnectionRow; provider: Provider; address: string | null },
): Promise<Examination> {
  const adapter = adapterOf(ports, row, provider)
  const check = await adapter.check().catch(broken)
  if (!check.ok) return { check, reports: null, balance: null }
  return {
    check,
    reports: address === null ? null : await told(adapter, address),
    balance: await balanceOf(adapter),
  }
}

/** Keeps what an examination found. */
export async function keepExamination(
  db: Db,
  row: ConnectionRow,
  { now, found: { check, reports, balance } }: { now: Date; found: Examination },
): Promise<void> {
  await updateConnection(db, row.clinicId, row.id, {
    checkedAt: now,
    checkTrouble: check.ok ? null : check.trouble,
    checkDetail: check.ok ? null : check.detail.slice(0, 500),
    ...(balance === null ? {} : { balance, balanceAt: now }),
    ...(reports === null ? {} : toldWhere(reports, now)),
  })
}

/** Where a vendor is to report; null until the clinic said where it is reached from outside. */
export async function reportAddress(ports: Ports, db: Db, row: ConnectionRow): Promise<string | null> {
  const { publicUrl } = await readMessageSettings(db, row.clinicId)
  return hookAddress(ports, row, publicUrl)
}

async function told(adapter: ChannelAdapter, address: string): Promise<Examination['reports']> {
  if (!adapter.subscribe) return null
  return { ...(await adapter.subscribe(address).catch(broken)), address }
}

function toldWhere(reports: NonNullable<Examination['reports']>, now: Date) {
  const { address: reportsAddress } = reports
  if (reports.ok) return { reportsAt: now, reportsAddress, reportsTrouble: null, reportsDetail: null }
  return {
    reportsAt: null,
    reportsAddress,
    reportsTrouble: reports.trouble,
    reportsDetail: reports.detail.slice(0, 500),
  }
}

async function balanceOf(adapter: ChannelAdapter): Promise<number | null> {
  const answer = await adapter.balance?.().catch(() => null)
  return answer && 'amount' in answer ? answer.amount : null
}

/** An adapter that throws told nothing. */
function broken(error: unknown): CheckOutcome {
  return { ok: false, trouble: 'no_answer', detail: error instanceof Error ? error.message : '' }
}
