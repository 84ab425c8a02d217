-- Events nobody has reacted to yet, written in the transaction of the event itself: a late commit is never skipped.
create table pending_events (
  clinic_id uuid not null,
  event_id uuid not null,
  -- Order of recording: ids of one millisecond have none.
  seq bigint not null generated always as identity,
  attempts smallint not null default 0,
  -- Times of the database's own clock: they order work, not the life of the clinic.
  not_before timestamptz not null default clock_timestamp(),
  -- Given up after repeated failures; a person looks at it.
  set_aside_at timestamptz,
  failure text,
  primary key (clinic_id, event_id),
  foreign key (clinic_id, event_id) references events (clinic_id, id) on delete cascade
);
create index pending_events_due on pending_events (clinic_id, seq) where set_aside_at is null;
call protect('pending_events');
