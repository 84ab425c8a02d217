-- What happened: appointments, work done, money, plans, insurance, acquisition.
-- visited_on / paid_on are local dates of the branch, written with the row: SQL never converts time zones.
-- No foreign key on record_id: it always names the card a row arrived with, and cards outlive their merges.

create table insurers (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null,
  contract_number text,
  contract_to date,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id)
);

create table plans (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  doctor_id uuid,
  name text,
  status text not null default 'presented' check (status in ('draft', 'presented', 'accepted', 'in_progress', 'completed', 'postponed', 'lost')),
  presented_at timestamptz,
  accepted_at timestamptz,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id),
  foreign key (clinic_id, doctor_id) references staff (clinic_id, id)
);
create index plans_by_patient on plans (clinic_id, patient_id);

create table plan_items (
  clinic_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  service_id uuid,
  stage int,
  quantity numeric(10, 2) not null default 1,
  price bigint,
  planned_visits int,
  status text not null default 'open' check (status in ('open', 'booked', 'done', 'declined', 'postponed')),
  done_at timestamptz,
  decline_reason text,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, plan_id) references plans (clinic_id, id),
  foreign key (clinic_id, service_id) references services (clinic_id, id)
);
create index plan_items_by_plan on plan_items (clinic_id, plan_id);

create table appointments (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  doctor_id uuid,
  administrator_id uuid,
  branch_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz,
  -- Local date of starts_at in the branch's zone.
  visited_on date not null,
  status text not null check (status in ('booked', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled')),
  cancelled_by text check (cancelled_by in ('patient', 'clinic')),
  booked_at timestamptz,
  payer text check (payer in ('patient', 'insurer', 'employer')),
  policy_number text,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id),
  foreign key (clinic_id, doctor_id) references staff (clinic_id, id),
  foreign key (clinic_id, branch_id) references branches (clinic_id, id)
);
create index appointments_by_patient on appointments (clinic_id, patient_id, visited_on);
create index appointments_by_day on appointments (clinic_id, visited_on);

create table service_lines (
  clinic_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  service_id uuid,
  quantity numeric(10, 2) not null default 1,
  -- Price of one unit; discount and cost are for the whole line. Minor units.
  price bigint,
  discount bigint not null default 0,
  cost bigint,
  payer text check (payer in ('patient', 'insurer', 'employer')),
  plan_item_id uuid,
  visited_on date not null,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, appointment_id) references appointments (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id),
  foreign key (clinic_id, service_id) references services (clinic_id, id)
);
create index service_lines_by_patient on service_lines (clinic_id, patient_id);
create index service_lines_by_appointment on service_lines (clinic_id, appointment_id);

create table payments (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  appointment_id uuid,
  paid_at timestamptz not null,
  paid_on date not null,
  -- Minor units, always positive; kind says the direction.
  amount bigint not null check (amount >= 0),
  kind text not null check (kind in ('payment', 'refund')),
  payer text not null default 'patient' check (payer in ('patient', 'insurer', 'employer')),
  insurer_id uuid,
  method text,
  programme text,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id),
  foreign key (clinic_id, appointment_id) references appointments (clinic_id, id)
);
create index payments_by_patient on payments (clinic_id, patient_id, paid_on);
create index payments_by_day on payments (clinic_id, paid_on);

create table policies (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  insurer_id uuid,
  programme text,
  employer text,
  number text,
  valid_from date,
  valid_to date,
  limit_amount bigint,
  spent_amount bigint,
  covered_categories text[],
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id),
  foreign key (clinic_id, insurer_id) references insurers (clinic_id, id)
);
create index policies_by_patient on policies (clinic_id, patient_id);

create table offers (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  appointment_id uuid,
  service_id uuid,
  offered_by uuid,
  offered_at timestamptz not null,
  script text,
  outcome text check (outcome in ('accepted', 'declined', 'thinking')),
  reason text,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index offers_by_patient on offers (clinic_id, patient_id);

create table leads (
  clinic_id uuid not null references clinics,
  id uuid not null,
  patient_id uuid,
  record_id uuid,
  phone text,
  email text,
  source text,
  campaign text,
  created_at timestamptz not null,
  created_on date not null,
  status text,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index leads_by_patient on leads (clinic_id, patient_id) where patient_id is not null;
create index leads_by_day on leads (clinic_id, created_on);

create table marketing_spend (
  clinic_id uuid not null references clinics,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  source text not null,
  campaign text not null default '',
  amount bigint not null check (amount >= 0),
  origin text not null,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, month, source, campaign)
);

create table calls (
  clinic_id uuid not null references clinics,
  id uuid not null,
  patient_id uuid,
  record_id uuid,
  phone text,
  operator_id uuid,
  direction text check (direction in ('in', 'out')),
  started_at timestamptz not null,
  duration_s int,
  result text,
  comment text,
  recording_url text,
  origin text,
  external_id text,
  import_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index calls_by_patient on calls (clinic_id, patient_id) where patient_id is not null;

-- Diagnoses and notes of appointments and plans, apart from the facts because few roles may read them.
create table clinical_details (
  clinic_id uuid not null,
  subject_kind text not null check (subject_kind in ('appointment', 'plan')),
  subject_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  diagnosis text,
  note text,
  import_id uuid,
  primary key (clinic_id, subject_kind, subject_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index clinical_details_by_patient on clinical_details (clinic_id, patient_id);

-- What an import changed, so that a whole import can be undone. Created rows carry import_id themselves.
create table import_changes (
  clinic_id uuid not null,
  import_id uuid not null,
  entity text not null,
  row_id uuid not null,
  before jsonb not null,
  primary key (clinic_id, import_id, entity, row_id)
);
create index import_changes_by_row on import_changes (clinic_id, entity, row_id);

create table import_errors (
  clinic_id uuid not null,
  import_id uuid not null,
  id bigint generated always as identity,
  entity text,
  file text,
  sheet text,
  row_number bigint not null,
  column_name text,
  code text not null,
  params jsonb not null default '{}',
  severity text not null default 'error' check (severity in ('error', 'warning')),
  cells text[],
  primary key (clinic_id, import_id, id)
);

create table import_profiles (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null,
  mapping jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, name)
);
