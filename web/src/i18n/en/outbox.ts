import type { outbox as russian } from '../ru/outbox.ts'
import type { SameShape } from '../shape.ts'

export const outbox: SameShape<typeof russian> = {
  title: 'Outbox',
  line: 'every message and why it went or did not',
  explanation: [
    'All messages to patients are here: sent, put off and not sent, each with its reason.',
    'While a channel is not connected its messages stay here and go nowhere: a journey can be tried before it starts.',
  ],
  show: 'Show',
  all: 'All',
  state: {
    planned: 'Planned',
    held: 'Waiting',
    claimed: 'Sending',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Not delivered',
    unknown: 'Unknown',
    skipped: 'Not sent',
    held_out: 'Control',
    cancelled: 'Cancelled',
    expired: 'Too late',
  },
  columns: { patient: 'Patient', text: 'Message', state: 'State', reason: 'Reason', at: 'When' },
  byHand: 'written by hand',
  empty: 'No messages yet',
  emptyText: 'They appear when a journey comes to its first step.',
  total: '{{value}} in all',
  unknown_one:
    'Of {{count}} message the provider did not say whether it went. It is not sent again until a person decides.',
  unknown_other:
    'Of {{count}} messages the provider did not say whether they went. They are not sent again until a person decides.',
  message: 'Message',
  channel: 'Channel',
  address: 'Address',
  sentAt: 'Sent',
  deliveredAt: 'Delivered',
  readAt: 'Read',
  cost: 'Cost',
  why: 'Why',
  until: 'until {{at}}',
  cancel: 'Take back',
  cancelled: 'The message was taken back',
}
