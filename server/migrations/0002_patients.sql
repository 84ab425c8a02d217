-- The person and everything that identifies or describes them.
-- record_id: the card a row arrived with. patient_id: the live person it belongs to now.
-- Merging moves patient_id and never touches record_id, so an unmerge restores both people exactly.

create table imports (
  clinic_id uuid not null references clinics,
  id uuid not null,
  origin text not null,
  file_name text not null,
  file_size bigint,
  file_path text,
  profile_id uuid,
  plan jsonb not null default '{}',
  state text not null check (state in ('draft', 'checking', 'checked', 'queued', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  progress jsonb not null default '{}',
  result jsonb,
  failure jsonb,
  errors_path text,
  created_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  cancel_requested_at timestamptz,
  primary key (clinic_id, id)
);

create table services (
  clinic_id uuid not null references clinics,
  id uuid not null,
  code text,
  name text not null,
  category text,
  specialty text,
  treatment_type text not null default 'other' check (treatment_type in ('consultation', 'hygiene', 'caries', 'complex', 'surgery', 'prosthetics', 'orthodontics', 'diagnostics', 'other')),
  price bigint,
  cost bigint,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id)
);

create table patients (
  clinic_id uuid not null references clinics,
  id uuid not null,
  last_name text,
  first_name text,
  middle_name text,
  sex text check (sex in ('m', 'f')),
  birth_date date,
  district text,
  -- Acquisition source (канал привлечения).
  source text,
  referrer_id uuid,
  branch_id uuid,
  preferred_doctor_id uuid,
  preferred_channel text,
  preferred_time text,
  curator_id uuid,
  deceased boolean not null default false,
  -- Folded name, phone digits, e-mails and card numbers: what the search box looks through.
  search_text text not null default '',
  -- Folded "last first middle": list order and prefix search.
  sort_name text not null default '',
  custom jsonb not null default '{}',
  merged_into uuid,
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, branch_id) references branches (clinic_id, id)
);
create index patients_search on patients using gin (clinic_id, search_text gin_trgm_ops);
create index patients_by_name on patients (clinic_id, sort_name text_pattern_ops, id);
create index patients_merged on patients (clinic_id, merged_into) where merged_into is not null;

create table patient_external_ids (
  clinic_id uuid not null,
  origin text not null,
  external_id text not null,
  patient_id uuid not null,
  record_id uuid not null,
  import_id uuid,
  primary key (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index patient_external_ids_by_patient on patient_external_ids (clinic_id, patient_id);

create table contact_points (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'telegram', 'whatsapp', 'max', 'push')),
  -- Normalised: E.164, lower-case e-mail, handle without @.
  value text not null,
  label text,
  extension text,
  position smallint not null default 0,
  invalid_since timestamptz,
  import_id uuid,
  created_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, record_id, kind, value),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index contact_points_by_value on contact_points (clinic_id, value, kind);
create index contact_points_by_patient on contact_points (clinic_id, patient_id);

-- Normalised values that prove or suggest that two cards are one person.
create table identity_keys (
  clinic_id uuid not null,
  kind text not null,
  value text not null,
  record_id uuid not null,
  patient_id uuid not null,
  primary key (clinic_id, kind, value, record_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index identity_keys_by_patient on identity_keys (clinic_id, patient_id);

create table patient_tags (
  clinic_id uuid not null,
  record_id uuid not null,
  tag text not null,
  patient_id uuid not null,
  added_by uuid,
  import_id uuid,
  added_at timestamptz not null,
  primary key (clinic_id, record_id, tag),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index patient_tags_by_patient on patient_tags (clinic_id, patient_id);
create index patient_tags_by_tag on patient_tags (clinic_id, tag);

create table patient_notes (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  text text not null check (length(text) between 1 and 10000),
  author_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz,
  deleted_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index patient_notes_by_patient on patient_notes (clinic_id, patient_id);

create table custom_fields (
  clinic_id uuid not null references clinics,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  name text not null,
  kind text not null check (kind in ('text', 'number', 'date', 'choice')),
  choices text[],
  position smallint not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (clinic_id, key)
);

create table households (
  clinic_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  primary key (clinic_id, id)
);
create table household_members (
  clinic_id uuid not null,
  household_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (clinic_id, record_id),
  foreign key (clinic_id, household_id) references households (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index household_members_by_patient on household_members (clinic_id, patient_id);
create index household_members_by_household on household_members (clinic_id, household_id);

-- Ledger: purpose x channel x granted or withdrawn x proof. channel '*' means every channel.
create table consents (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  purpose text not null check (purpose in ('service', 'marketing', 'medical')),
  channel text not null default '*',
  granted boolean not null,
  source text not null,
  proof text,
  merge_id uuid,
  import_id uuid,
  recorded_by uuid,
  at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index consents_by_patient on consents (clinic_id, patient_id);

create table merges (
  clinic_id uuid not null,
  id uuid not null,
  -- Order of merges: values of a kept card are its own ones folded with those of its merges in this order.
  seq bigint not null generated always as identity,
  keep_id uuid not null,
  absorb_id uuid not null,
  automatic boolean not null,
  reasons jsonb not null default '[]',
  score real,
  -- Fields of the kept card without any merge, fields of the absorbed card, and what was chosen: field -> keep | absorb.
  before jsonb not null,
  absorbed jsonb not null,
  chosen jsonb not null default '{}',
  -- The import that led to an automatic merge.
  import_id uuid,
  merged_by uuid,
  merged_at timestamptz not null,
  undone_at timestamptz,
  -- Null when undone with the whole import.
  undone_by uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, keep_id) references patients (clinic_id, id),
  foreign key (clinic_id, absorb_id) references patients (clinic_id, id)
);
create index merges_by_keep on merges (clinic_id, keep_id);
create index merges_by_absorb on merges (clinic_id, absorb_id);
create unique index merges_in_force on merges (clinic_id, absorb_id) where undone_at is null;
create index merges_by_import on merges (clinic_id, import_id) where import_id is not null;

-- Pairs a person has to look at, and what was decided about them. a_id < b_id.
create table duplicate_pairs (
  clinic_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  score real not null,
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'merged', 'different', 'family', 'skipped')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (clinic_id, a_id, b_id),
  check (a_id < b_id),
  foreign key (clinic_id, a_id) references patients (clinic_id, id),
  foreign key (clinic_id, b_id) references patients (clinic_id, id)
);
create index duplicate_pairs_open on duplicate_pairs (clinic_id, state, score desc, a_id, b_id);
create index duplicate_pairs_by_b on duplicate_pairs (clinic_id, b_id);

create table saved_views (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null,
  page text not null,
  state jsonb not null,
  owner_id uuid,
  shared boolean not null default false,
  created_at timestamptz not null,
  primary key (clinic_id, id)
);

-- The spine: every change that matters, once, in the transaction that made it.
create table events (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid,
  record_id uuid,
  type text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  subject_kind text,
  subject_id uuid,
  actor_id uuid,
  payload jsonb not null default '{}',
  primary key (clinic_id, id)
);
create index events_by_patient on events (clinic_id, patient_id, occurred_at desc) where patient_id is not null;
