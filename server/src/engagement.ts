import type { InboundReader } from './modules/channels/channels.ts'
import { hearChats } from './modules/chats/chats.ts'
import { hearStops } from './modules/consents/consents.ts'
import { applyReceipts, hearReplies } from './modules/touches/touches.ts'

/** What became of messages, as providers tell. */
const readReceipts: InboundReader = async (ports, db, clinicId, news) => {
  const receipts = news.flatMap(({ item, provider }) => (item.kind === 'receipt' ? [{ ...item, provider }] : []))
  await applyReceipts(ports, db, clinicId, receipts)
}

/** Who listens to what providers and patients tell us, in this order. */
export const inboundReaders: readonly InboundReader[] = [readReceipts, hearStops, hearChats, hearReplies]
