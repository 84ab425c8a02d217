import { type Effect, effectOnMean, effectOnShare } from '@revisit/domain/campaign-effect.ts'
import { addDays, localDateOf } from '@revisit/domain/local-date.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { reasonSaid } from '../touches/touches.ts'
import type { CampaignRow } from './campaign-queries.ts'
import { countStates, type GroupRow, type ReportAsk, sumCost, sumGroups } from './report-queries.ts'
import type { campaignReport } from './schemas.ts'
import { findCampaign } from './store.ts'

type Asker = Pick<Call, 'caller' | 'now' | 'locale'>
type Report = z.output<typeof campaignReport>

/**
 * What became of a campaign: everybody of the audience by state and reason, the way from sent to paid for each variant, and the
 * difference to the control group. Visits and money are those of the window after each message, whatever led to them.
 * @throws NotFound `campaign_not_found`.
 */
export async function reportOf(db: Db, asker: Asker, id: string): Promise<Report> {
  const { clinicId, timezone } = asker.caller
  const campaign = await findCampaign(db, clinicId, id)
  const ask = askOf(campaign)
  const states = await countStates(db, clinicId, ask)
  const rows = await sumGroups(db, clinicId, ask)
  const treated = joined(rows.filter(({ arm }) => arm === 'treated'))
  const control = joined(rows.filter(({ arm }) => arm === 'control'))
  const lastAt = [treated.lastSince, control.lastSince].reduce((a, b) => (a && b ? (a > b ? a : b) : (a ?? b)), null)
  const matureOn = lastAt === null ? null : addDays(localDateOf(lastAt, timezone), ask.days)
  const hasControl = campaign.definition.holdoutPercent > 0
  return {
    audience: states.reduce((sum, { people }) => sum + people, 0),
    states: states.map(({ state, reason, people }) => ({
      state: state as Report['states'][number]['state'],
      reason: reason === null ? null : reasonSaid(reason, asker.locale),
      people,
    })),
    attributionDays: ask.days,
    matureOn,
    isMature: matureOn !== null && campaign.state === 'done' && matureOn < localDateOf(asker.now, timezone),
    cost: await sumCost(db, clinicId, id),
    treated: figuresOf(treated),
    control: hasControl ? figuresOf(control) : null,
    effect: hasControl ? effectsOf(treated, control) : null,
    variants: variantsOf(campaign, rows, hasControl ? control : null),
  }
}

/** What the queries of a report are asked with. */
export function askOf({ id, definition, launchedAt, createdAt, state }: CampaignRow): ReportAsk {
  return {
    campaignId: id,
    days: definition.attributionDays,
    since: launchedAt ?? createdAt,
    cancelled: state === 'cancelled',
  }
}

type Sums = Omit<GroupRow, 'variant' | 'arm'>

const NOTHING: Sums = {
  people: 0,
  sent: 0,
  delivered: 0,
  read: 0,
  clicked: 0,
  answered: 0,
  compared: 0,
  booked: 0,
  visited: 0,
  visits: 0,
  payers: 0,
  paid: 0,
  squares: 0,
  lastSince: null,
}

function joined(rows: readonly GroupRow[]): Sums {
  return rows.reduce<Sums>(
    (sum, row) => ({
      people: sum.people + row.people,
      sent: sum.sent + row.sent,
      delivered: sum.delivered + row.delivered,
      read: sum.read + row.read,
      clicked: sum.clicked + row.clicked,
      answered: sum.answered + row.answered,
      compared: sum.compared + row.compared,
      booked: sum.booked + row.booked,
      visited: sum.visited + row.visited,
      visits: sum.visits + row.visits,
      payers: sum.payers + row.payers,
      paid: sum.paid + row.paid,
      squares: sum.squares + row.squares,
      lastSince: row.lastSince && (!sum.lastSince || row.lastSince > sum.lastSince) ? row.lastSince : sum.lastSince,
    }),
    NOTHING,
  )
}

function figuresOf({ squares: _squares, lastSince: _lastSince, ...figures }: Sums) {
  return { ...figures, paidEach: figures.compared === 0 ? null : Math.round(figures.paid / figures.compared) }
}

function effectsOf(treated: Sums, control: Sums) {
  const money = effectOnMean(sampleOf(treated), sampleOf(control))
  const visited = shareEffect(treated, control, 'visited')
  return {
    booked: shareEffect(treated, control, 'booked'),
    visited,
    money: money && rounded(money),
    extraVisitors: visited && Math.round(visited.difference * treated.compared),
    extraMoney: money && Math.round(money.difference * treated.compared),
  }
}

function variantsOf({ definition }: CampaignRow, rows: readonly GroupRow[], control: Sums | null) {
  const treatedOf = (id: string) => joined(rows.filter(({ arm, variant }) => arm === 'treated' && variant === id))
  const [first] = definition.variants
  return definition.variants.map(({ id }) => {
    const own = treatedOf(id)
    return {
      variant: id,
      ...figuresOf(own),
      visitedAgainstControl: control && shareEffect(own, control, 'visited'),
      visitedAgainstFirst:
        first === undefined || first.id === id ? null : shareEffect(own, treatedOf(first.id), 'visited'),
    }
  })
}

function shareEffect(treated: Sums, control: Sums, figure: 'booked' | 'visited'): Effect | null {
  return effectOnShare(
    { hits: treated[figure], total: treated.compared },
    { hits: control[figure], total: control.compared },
  )
}

function sampleOf({ compared: people, paid: sum, squares }: Sums) {
  return { people, sum, squares }
}

/** Minor units are whole. */
function rounded({ difference, low, high, verdict }: Effect): Effect {
  return { difference: Math.round(difference), low: Math.round(low), high: Math.round(high), verdict }
}
