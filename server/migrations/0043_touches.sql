-- Outgoing contacts: what is intended (touches), why it went or did not (touch_decisions), what a provider was asked (deliveries).
-- Times named *_at are the clinic's own clock; leases, pace and checks use the database clock (clock_timestamp()).

create table touches (
  clinic_id uuid not null references clinics,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  -- Who wants it: a journey, a campaign, a call list, or a member of staff by hand; and where inside it.
  origin_kind text not null check (origin_kind in ('journey', 'campaign', 'call_list', 'manual')),
  origin_id uuid,
  origin_name text,
  version_id uuid,
  run_id uuid,
  enrollment_id uuid,
  node_id text,
  step text,
  template_id uuid,
  context jsonb not null default '{}',
  class text not null check (class in ('service', 'advertising')),
  -- 0 medical, 1 service, 2 return, 3 promotion: which goes first.
  priority smallint not null check (priority between 0 and 3),
  -- The cascade; empty = the clinic's order.
  channels text[] not null default '{}',
  -- Parts of the send key.
  family text not null check (length(family) between 1 and 200),
  episode text not null check (length(episode) between 1 and 400),
  needs_fresh_data boolean not null default false,
  per_household boolean not null default false,
  -- The experiment it belongs to and the share of its control arm; no scope = the clinic's own.
  holdout_scope text,
  holdout_percent real,
  ignores_holdout boolean not null default false,
  -- Hours of its journey instead of the clinic's.
  hours jsonb,
  fallback_on text check (fallback_on in ('not_delivered', 'not_answered')),
  fallback_hours real,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the gate looks at it again; null = nothing to decide.
  next_at timestamptz,
  state text not null default 'planned' check (state in
    ('planned', 'held', 'claimed', 'sent', 'delivered', 'read', 'failed', 'unknown', 'skipped', 'held_out', 'cancelled', 'expired')),
  -- The latest decision.
  verdict text,
  reason text,
  gate smallint,
  decided_at timestamptz,
  channel text,
  address text,
  tried text[] not null default '{}',
  attempts smallint not null default 0,
  -- The touch of the same household that carries this message.
  carried_by uuid,
  -- When the household was contacted: counts towards caps.
  contacted_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  paused_at timestamptz,
  -- When silence sends it on to the next channel.
  fallback_at timestamptz,
  created_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index touches_due on touches (clinic_id, priority, next_at) where next_at is not null;
create index touches_by_patient on touches (clinic_id, patient_id, id);
create index touches_by_origin on touches (clinic_id, origin_id, id);
create index touches_by_enrollment on touches (clinic_id, enrollment_id) where enrollment_id is not null;
create index touches_in_silence on touches (clinic_id, fallback_at) where fallback_at is not null;
call protect('touches');

-- Every decision of the gate that changed anything. Append only.
create table touch_decisions (
  clinic_id uuid not null,
  id bigint generated always as identity,
  touch_id uuid not null,
  at timestamptz not null,
  verdict text not null check (verdict in ('send', 'later', 'hold', 'skip', 'held_out', 'cancel', 'outcome')),
  reason text not null,
  gate smallint,
  channel text,
  until timestamptz,
  details jsonb,
  primary key (clinic_id, touch_id, id)
);
call protect('touch_decisions');

-- What may be sent once only. record_id: the card that was live when it was sent; merges never collide here.
create table send_keys (
  clinic_id uuid not null,
  record_id uuid not null,
  family text not null,
  episode text not null,
  patient_id uuid not null,
  touch_id uuid not null,
  at timestamptz not null,
  primary key (clinic_id, record_id, family, episode)
);
create index send_keys_by_patient on send_keys (clinic_id, patient_id);
create index send_keys_by_touch on send_keys (clinic_id, touch_id);
call protect('send_keys');

-- One message to one address through one provider.
create table deliveries (
  clinic_id uuid not null,
  id uuid not null,
  touch_id uuid not null,
  number smallint not null,
  priority smallint not null,
  seq bigint not null generated always as identity,
  channel text not null,
  -- Connection it goes through, and its provider; 'sandbox' where nothing is connected.
  connection text not null,
  provider text not null,
  address text not null,
  text text not null,
  subject text,
  html text,
  unsubscribe_url text,
  payload jsonb,
  template_version_id uuid,
  parts smallint,
  -- claimed: text and key are fixed, nobody asked the provider yet. sending: a worker is asking. unclear: the answer is lost.
  -- retry: surely not accepted. released: the claim lapsed before anybody asked. unknown: a person decides.
  state text not null check (state in
    ('claimed', 'sending', 'unclear', 'accepted', 'sent', 'delivered', 'read', 'failed', 'retry', 'released', 'cancelled', 'unknown')),
  -- Clinic time after which the hour is no longer decent.
  send_before timestamptz not null,
  -- Database clock.
  lease_until timestamptz,
  tries smallint not null default 0,
  asks smallint not null default 0,
  provider_id text,
  cost bigint,
  refusal text,
  detail text,
  claimed_at timestamptz not null,
  accepted_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  resolved_by uuid,
  primary key (clinic_id, id)
);
create index deliveries_by_touch on deliveries (clinic_id, touch_id);
create index deliveries_claimed on deliveries (clinic_id, connection, priority, seq) where state = 'claimed';
create index deliveries_leased on deliveries (clinic_id, lease_until) where state in ('claimed', 'sending', 'unclear');
create index deliveries_unknown on deliveries (clinic_id, id) where state = 'unknown';
create index deliveries_by_provider_id on deliveries (clinic_id, provider_id) where provider_id is not null;
create index deliveries_accepted on deliveries (clinic_id, accepted_at) where accepted_at is not null;
call protect('deliveries');

-- What providers reported, once per state; the state of a delivery follows from the set, whatever the order of arrival.
create table touch_receipts (
  clinic_id uuid not null,
  -- 'd:' our id, 'p:' provider and its id.
  subject text not null,
  state text not null check (state in ('accepted', 'sent', 'failed', 'delivered', 'read')),
  at timestamptz not null,
  refusal text,
  cost bigint,
  primary key (clinic_id, subject, state)
);
call protect('touch_receipts');

-- Addresses that proved wrong or were closed to us by their owner.
create table address_states (
  clinic_id uuid not null,
  channel text not null,
  address text not null,
  state text not null check (state in ('bad', 'blocked')),
  since timestamptz not null,
  delivery_id uuid,
  primary key (clinic_id, channel, address)
);
call protect('address_states');

-- The arm of each person in each experiment, from the first time it mattered: it outlives changes of percent and household.
create table holdout_arms (
  clinic_id uuid not null,
  scope text not null,
  record_id uuid not null,
  patient_id uuid not null,
  arm text not null check (arm in ('treated', 'control')),
  -- Share of the control arm when it was drawn: a larger one draws the treated anew.
  percent real not null,
  since timestamptz not null,
  primary key (clinic_id, scope, record_id)
);
create index holdout_arms_by_patient on holdout_arms (clinic_id, patient_id);
call protect('holdout_arms');

-- Rules of contact and the general stop: the newest row of a kind is in force, the rest is the history.
create table contact_settings (
  clinic_id uuid not null references clinics,
  id uuid not null,
  kind text not null check (kind in ('rules', 'stop')),
  settings jsonb not null,
  author_id uuid,
  author_name text,
  at timestamptz not null,
  primary key (clinic_id, id)
);
create index contact_settings_newest on contact_settings (clinic_id, kind, at desc);
call protect('contact_settings');

-- When the base was last brought up to date from the clinic's system, by the clinic's clock.
create table base_updates (
  clinic_id uuid primary key references clinics,
  at timestamptz not null
);
call protect('base_updates');

-- How fast a connection may be used, and whether it is resting after failures. Database clock.
create table send_pace (
  clinic_id uuid not null,
  connection text not null,
  tokens double precision not null,
  refilled_at timestamptz not null,
  failures smallint not null default 0,
  rests_until timestamptz,
  primary key (clinic_id, connection)
);
call protect('send_pace');

-- The sandbox provider: what it "sent", once per delivery.
create table sandbox_messages (
  clinic_id uuid not null,
  delivery_id uuid not null,
  channel text not null,
  address text not null,
  text text not null,
  subject text,
  html text,
  at timestamptz not null,
  primary key (clinic_id, delivery_id)
);
create index sandbox_messages_by_time on sandbox_messages (clinic_id, at desc, delivery_id);
call protect('sandbox_messages');
