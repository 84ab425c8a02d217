-- What visitors do on the clinic's sites.

-- Public keys of sites: looked up before the clinic is known, so they live beside sign-in. A replaced key works on until `until`.
create table auth.collector_doors (
  key text primary key,
  clinic_id uuid not null references clinics,
  collector_key_id uuid not null,
  origins text[] not null,
  until timestamptz
);
create index collector_doors_by_key on auth.collector_doors (clinic_id, collector_key_id);
create index collector_doors_by_origin on auth.collector_doors using gin (origins);

create table collector_keys (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null,
  -- Stands in the page for everybody to see: it may add events and nothing else.
  key text not null,
  -- Exact origins (https://clinic.ru) pages may send from.
  origins text[] not null,
  -- Nothing is kept of visitors who have not agreed to it.
  needs_consent boolean not null,
  created_by uuid,
  created_at timestamptz not null,
  rotated_at timestamptz,
  revoked_at timestamptz,
  last_event_at timestamptz,
  primary key (clinic_id, id)
);
call protect('collector_keys');

-- How much came by a key on a day of the clinic, and how much was turned away and why.
create table collector_counts (
  clinic_id uuid not null,
  collector_key_id uuid not null,
  on_day date not null,
  what text not null,
  n bigint not null,
  primary key (clinic_id, collector_key_id, on_day, what)
);
call protect('collector_counts');

-- One browser. patient_id is filled once it is known whose.
create table site_visitors (
  clinic_id uuid not null,
  id uuid not null,
  collector_key_id uuid not null,
  -- Random, made in the browser.
  visitor text not null,
  patient_id uuid,
  record_id uuid,
  -- Since when what nobody is known to have done may be laid to whoever is recognised next.
  own_since timestamptz not null,
  -- Phone and e-mail a form was sent with while nobody has them: sealed, kept until `contacts_until`, looked up again at `next_look_at`.
  contacts bytea,
  contacts_until timestamptz,
  -- The database's own clock.
  next_look_at timestamptz,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, visitor),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index site_visitors_waiting on site_visitors (clinic_id, next_look_at) where contacts is not null;
create index site_visitors_by_patient on site_visitors (clinic_id, patient_id) where patient_id is not null;
create index site_visitors_idle on site_visitors (clinic_id, last_seen_at);
call protect('site_visitors');

-- Everything that came, until it is old: what is anybody's (patient_id is null) waits to be stitched, the rest stands on the spine too.
create table site_events (
  clinic_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  collector_key_id uuid not null,
  -- The site's own id of the event: the same one twice is one.
  sent_id text not null,
  type text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  payload jsonb not null,
  patient_id uuid,
  record_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, visitor_id, sent_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index site_events_newest on site_events (clinic_id, received_at desc, id desc);
create index site_events_unknown on site_events (clinic_id, visitor_id, occurred_at) where patient_id is null;
create index site_events_by_patient on site_events (clinic_id, patient_id) where patient_id is not null;
call protect('site_events');

-- Personal links to a bot that somebody has gone through: each binds one chat, once.
create table used_chat_links (
  clinic_id uuid not null references clinics,
  -- SHA-256 of the link's token.
  hash bytea not null,
  channel text not null,
  address text not null,
  used_at timestamptz not null,
  primary key (clinic_id, hash)
);
call protect('used_chat_links');
