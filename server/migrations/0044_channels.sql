-- Providers the clinic sends through. Credentials are sealed by the installation's own key: a copy of the database gives nobody away.
create table channel_connections (
  clinic_id uuid not null references clinics,
  id uuid not null,
  channel text not null,
  provider text not null,
  -- AES-256-GCM of the credentials as JSON.
  config bytea not null,
  -- What may be shown: fields that are not secret, and the last characters of those that are.
  shown jsonb not null,
  -- Unguessable part of the address the provider reports to.
  hook_secret text not null,
  -- Messages a second; null = the provider's own limit.
  per_second double precision,
  -- Minor units for one message or SMS part; null = as the provider says.
  price bigint,
  switched_on_at timestamptz,
  checked_at timestamptz,
  check_detail text,
  balance bigint,
  balance_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (clinic_id, id)
);
create unique index channel_connections_active on channel_connections (clinic_id, channel) where removed_at is null;
call protect('channel_connections');

-- What providers and patients told us through providers: kept first, answered at once, worked off by the pulse.
create table inbound_items (
  clinic_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  channel text not null,
  -- The same thing told twice is one row.
  fingerprint text not null,
  item jsonb not null,
  received_at timestamptz not null,
  applied_at timestamptz,
  attempts smallint not null default 0,
  failure text,
  primary key (clinic_id, id),
  unique (clinic_id, connection_id, fingerprint)
);
create index inbound_items_waiting on inbound_items (clinic_id, id) where applied_at is null;
call protect('inbound_items');
