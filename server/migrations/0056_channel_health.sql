-- What the last check of a connection found, and whether the vendor knows where to report.
alter table channel_connections add column check_trouble text;
alter table channel_connections add column reports_at timestamptz;
alter table channel_connections add column reports_trouble text;
alter table channel_connections add column reports_detail text;

-- A message to the clinic's own phone or mailbox that proves a channel: it has no touch, and its touch_id is its own.
alter table deliveries add column test boolean not null default false;
create index deliveries_tests on deliveries (clinic_id, claimed_at) where test;

-- Trouble of a connection as a whole, whoever the message was for.
create index deliveries_in_trouble on deliveries (clinic_id, connection, id)
  where state in ('retry', 'unclear', 'unknown') or refusal in ('auth', 'no_money');
