-- Generated from server/migrations by `npm run generate`. Read it to learn the tables; do not edit.

CREATE OR REPLACE FUNCTION public.branch_scope()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.branches', true), '')::uuid[]
$function$;

CREATE OR REPLACE FUNCTION public.current_clinic()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.clinic_id', true), '')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.keep_published_definition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'draft' and new.definition is distinct from old.definition then
    raise exception 'a published version of a journey does not change';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_rights()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if coalesce(current_setting('app.grants_rights', true), '') <> 'on' then
    new.role := old.role;
    new.branch_scope := old.branch_scope;
    new.disabled_at := old.disabled_at;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.money_step(amount bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when amount = 0 then 0 when amount > 0 then ((amount - 1) >> 17) + 1 else -((((-amount) - 1) >> 17) + 1) end
$function$;

CREATE OR REPLACE FUNCTION public.new_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$function$;

CREATE OR REPLACE PROCEDURE public.protect(IN tenant_table regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('create policy in_clinic on %s using (clinic_id = (select current_clinic())) with check (clinic_id = (select current_clinic()))', tenant_table);
end $procedure$;

CREATE OR REPLACE FUNCTION public.sees_medical()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(current_setting('app.medical', true), '') = 'on'
$function$;

CREATE OR REPLACE FUNCTION public.visits_branch_scope(clinic uuid, patient uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 20
AS $function$
begin
  return exists (select from patient_stats s where s.clinic_id = clinic and s.patient_id = patient);
end $function$;

create table address_states (
  clinic_id uuid not null,
  channel text not null,
  address text not null,
  state text not null,
  since timestamp with time zone not null,
  delivery_id uuid,
  constraint address_states_pkey PRIMARY KEY (clinic_id, channel, address),
  constraint address_states_state_check CHECK ((state = ANY (ARRAY['bad'::text, 'blocked'::text])))
);

create table analytics_cache (
  clinic_id uuid not null,
  key text not null,
  as_of date not null,
  answer jsonb not null,
  kept_at timestamp with time zone not null,
  constraint analytics_cache_pkey PRIMARY KEY (clinic_id, key)
);

create table appointments (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  doctor_id uuid,
  administrator_id uuid,
  branch_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  visited_on date not null,
  status text not null,
  cancelled_by text,
  booked_at timestamp with time zone,
  payer text,
  policy_number text,
  origin text,
  external_id text,
  import_id uuid,
  constraint appointments_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint appointments_pkey PRIMARY KEY (clinic_id, id),
  constraint appointments_clinic_id_branch_id_fkey FOREIGN KEY (clinic_id, branch_id) REFERENCES branches(clinic_id, id),
  constraint appointments_clinic_id_doctor_id_fkey FOREIGN KEY (clinic_id, doctor_id) REFERENCES staff(clinic_id, id),
  constraint appointments_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint appointments_cancelled_by_check CHECK ((cancelled_by = ANY (ARRAY['patient'::text, 'clinic'::text]))),
  constraint appointments_payer_check CHECK ((payer = ANY (ARRAY['patient'::text, 'insurer'::text, 'employer'::text]))),
  constraint appointments_status_check CHECK ((status = ANY (ARRAY['booked'::text, 'confirmed'::text, 'arrived'::text, 'completed'::text, 'no_show'::text, 'cancelled'::text])))
);

create table audit_log (
  clinic_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}'::jsonb,
  ip inet,
  seq bigint not null generated always as identity,
  constraint audit_log_pkey PRIMARY KEY (clinic_id, id),
  constraint audit_log_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint audit_log_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'api_key'::text, 'system'::text])))
);

create table base_updates (
  clinic_id uuid not null,
  at timestamp with time zone not null,
  constraint base_updates_pkey PRIMARY KEY (clinic_id),
  constraint base_updates_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table branches (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  city text,
  address text,
  timezone text not null,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint branches_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint branches_pkey PRIMARY KEY (clinic_id, id),
  constraint branches_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table calls (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid,
  record_id uuid,
  phone text,
  operator_id uuid,
  direction text,
  started_at timestamp with time zone not null,
  duration_s integer,
  result text,
  comment text,
  recording_url text,
  origin text,
  external_id text,
  import_id uuid,
  constraint calls_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint calls_pkey PRIMARY KEY (clinic_id, id),
  constraint calls_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint calls_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
);

create table campaign_checks (
  clinic_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  revision integer not null,
  state text not null default 'running'::text,
  at timestamp with time zone not null,
  branches uuid[],
  progress jsonb not null default '{"done": 0, "total": 0}'::jsonb,
  result jsonb,
  failure text,
  asked_by uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint campaign_checks_pkey PRIMARY KEY (clinic_id, id),
  constraint campaign_checks_clinic_id_campaign_id_fkey FOREIGN KEY (clinic_id, campaign_id) REFERENCES campaigns(clinic_id, id) ON DELETE CASCADE,
  constraint campaign_checks_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

create table campaign_log (
  clinic_id uuid not null,
  campaign_id uuid not null,
  id bigint not null generated always as identity,
  what text not null,
  by uuid,
  by_name text,
  at timestamp with time zone not null,
  details jsonb not null default '{}'::jsonb,
  constraint campaign_log_pkey PRIMARY KEY (clinic_id, campaign_id, id),
  constraint campaign_log_clinic_id_campaign_id_fkey FOREIGN KEY (clinic_id, campaign_id) REFERENCES campaigns(clinic_id, id) ON DELETE CASCADE,
  constraint campaign_log_what_check CHECK ((what = ANY (ARRAY['created'::text, 'checked'::text, 'launched'::text, 'frozen'::text, 'pilot_out'::text, 'approved'::text, 'paused'::text, 'stopped'::text, 'resumed'::text, 'cancelled'::text, 'done'::text])))
);

create table campaign_recipients (
  clinic_id uuid not null,
  campaign_id uuid not null,
  record_id uuid not null,
  patient_id uuid not null,
  variant text,
  arm text not null,
  draw double precision not null,
  touch_id uuid,
  constraint campaign_recipients_pkey PRIMARY KEY (clinic_id, campaign_id, record_id),
  constraint campaign_recipients_clinic_id_campaign_id_fkey FOREIGN KEY (clinic_id, campaign_id) REFERENCES campaigns(clinic_id, id),
  constraint campaign_recipients_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint campaign_recipients_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'control'::text])))
);

create table campaigns (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  state text not null default 'draft'::text,
  definition jsonb not null,
  revision integer not null default 1,
  launched_by uuid,
  launched_at timestamp with time zone,
  launch_mode text,
  branches uuid[],
  scheduled_at timestamp with time zone,
  message_class text,
  family text,
  copied_until uuid,
  frozen_at timestamp with time zone,
  audience integer not null default 0,
  wave text,
  pilot_percent real,
  pilot_until double precision,
  wave_at timestamp with time zone,
  wave_released integer not null default 0,
  paused_from text,
  failure jsonb,
  settling boolean not null default false,
  finished_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint campaigns_pkey PRIMARY KEY (clinic_id, id),
  constraint campaigns_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint campaigns_check CHECK (((state <> ALL (ARRAY['scheduled'::text, 'sending'::text, 'waiting'::text])) OR (launched_at IS NOT NULL))),
  constraint campaigns_description_check CHECK ((length(description) <= 2000)),
  constraint campaigns_launch_mode_check CHECK ((launch_mode = ANY (ARRAY['now'::text, 'scheduled'::text, 'pilot'::text]))),
  constraint campaigns_message_class_check CHECK ((message_class = ANY (ARRAY['service'::text, 'advertising'::text]))),
  constraint campaigns_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint campaigns_paused_from_check CHECK ((paused_from = ANY (ARRAY['scheduled'::text, 'sending'::text, 'waiting'::text]))),
  constraint campaigns_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'checked'::text, 'scheduled'::text, 'sending'::text, 'waiting'::text, 'paused'::text, 'cancelled'::text, 'done'::text]))),
  constraint campaigns_wave_check CHECK ((wave = ANY (ARRAY['all'::text, 'pilot'::text, 'rest'::text])))
);

create table channel_connections (
  clinic_id uuid not null,
  id uuid not null,
  channel text not null,
  provider text not null,
  config bytea not null,
  shown jsonb not null,
  hook_secret text not null,
  per_second double precision,
  price bigint,
  switched_on_at timestamp with time zone,
  checked_at timestamp with time zone,
  check_detail text,
  balance bigint,
  balance_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  check_trouble text,
  reports_at timestamp with time zone,
  reports_trouble text,
  reports_detail text,
  reports_address text,
  constraint channel_connections_pkey PRIMARY KEY (clinic_id, id),
  constraint channel_connections_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table clinical_details (
  clinic_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  diagnosis text,
  note text,
  import_id uuid,
  constraint clinical_details_pkey PRIMARY KEY (clinic_id, subject_kind, subject_id),
  constraint clinical_details_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint clinical_details_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['appointment'::text, 'plan'::text])))
);

create table clinics (
  id uuid not null,
  slug text not null,
  name text not null,
  timezone text not null,
  locale text not null default 'ru'::text,
  currency text not null default 'RUB'::text,
  is_demo boolean not null default false,
  settings jsonb not null default '{}'::jsonb,
  simulated_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint clinics_slug_key UNIQUE (slug),
  constraint clinics_pkey PRIMARY KEY (id),
  constraint clinics_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  constraint clinics_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint clinics_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text))
);

create table cohort_cells (
  clinic_id uuid not null,
  dimension text not null,
  value text not null,
  cohort_month date not null,
  fact_month date not null,
  k smallint not null,
  revenue bigint not null,
  cost bigint not null,
  visits integer not null,
  active integer not null,
  active_in_quarter integer not null,
  active_in_year integer not null,
  active_at_age integer not null,
  constraint cohort_cells_pkey PRIMARY KEY (clinic_id, dimension, value, cohort_month, fact_month, k),
  constraint cohort_cells_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'source'::text, 'service'::text, 'specialty'::text, 'doctor'::text, 'branch'::text, 'payer'::text])))
);

create table collector_counts (
  clinic_id uuid not null,
  collector_key_id uuid not null,
  on_day date not null,
  what text not null,
  n bigint not null,
  constraint collector_counts_pkey PRIMARY KEY (clinic_id, collector_key_id, on_day, what)
);

create table collector_keys (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  key text not null,
  origins text[] not null,
  needs_consent boolean not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  rotated_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_event_at timestamp with time zone,
  constraint collector_keys_pkey PRIMARY KEY (clinic_id, id),
  constraint collector_keys_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table consent_texts (
  clinic_id uuid not null,
  id uuid not null,
  purpose text not null,
  text text not null,
  hash bytea not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint consent_texts_pkey PRIMARY KEY (clinic_id, id),
  constraint consent_texts_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint consent_texts_text_check CHECK (((length(text) >= 1) AND (length(text) <= 20000)))
);

create table consents (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  purpose text not null,
  channel text not null default '*'::text,
  granted boolean not null,
  source text not null,
  proof text,
  merge_id uuid,
  import_id uuid,
  recorded_by uuid,
  at timestamp with time zone not null,
  text_id uuid,
  form text,
  evidence jsonb,
  constraint consents_pkey PRIMARY KEY (clinic_id, id),
  constraint consents_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint consents_form_check CHECK ((form = ANY (ARRAY['paper'::text, 'web'::text, 'sms_code'::text, 'call'::text, 'kiosk'::text, 'e_signature'::text, 'words'::text, 'reply'::text, 'link'::text, 'import'::text]))),
  constraint consents_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'marketing'::text, 'personal_data'::text, 'messenger'::text, 'medical'::text, 'call_recording'::text, 'ad_audience'::text])))
);

create table contact_holds (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  reason text not null,
  scope text not null,
  note text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  set_by uuid,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint contact_holds_pkey PRIMARY KEY (clinic_id, id),
  constraint contact_holds_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint contact_holds_reason_check CHECK ((reason = ANY (ARRAY['complaint'::text, 'complication'::text, 'active_treatment'::text, 'debt_dispute'::text, 'do_not_contact'::text]))),
  constraint contact_holds_scope_check CHECK ((scope = ANY (ARRAY['everything'::text, 'offers'::text])))
);

create table contact_points (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  kind text not null,
  value text not null,
  label text,
  extension text,
  "position" smallint not null default 0,
  invalid_since timestamp with time zone,
  import_id uuid,
  created_at timestamp with time zone not null,
  constraint contact_points_clinic_id_record_id_kind_value_key UNIQUE (clinic_id, record_id, kind, value),
  constraint contact_points_pkey PRIMARY KEY (clinic_id, id),
  constraint contact_points_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint contact_points_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'telegram'::text, 'whatsapp'::text, 'max'::text, 'push'::text])))
);

create table contact_settings (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null,
  settings jsonb not null,
  author_id uuid,
  author_name text,
  at timestamp with time zone not null,
  constraint contact_settings_pkey PRIMARY KEY (clinic_id, id),
  constraint contact_settings_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint contact_settings_kind_check CHECK ((kind = ANY (ARRAY['rules'::text, 'stop'::text])))
);

create table custom_fields (
  clinic_id uuid not null,
  key text not null,
  name text not null,
  kind text not null,
  choices text[],
  "position" smallint not null default 0,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint custom_fields_pkey PRIMARY KEY (clinic_id, key),
  constraint custom_fields_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint custom_fields_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,62}$'::text)),
  constraint custom_fields_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text])))
);

create table day_cells (
  clinic_id uuid not null,
  branch text not null,
  day date not null,
  revenue bigint not null,
  repeat_revenue bigint not null,
  cost bigint not null,
  visits integer not null,
  paid_visits integer not null,
  new_patients integer not null,
  returning_patients integer not null,
  constraint day_cells_pkey PRIMARY KEY (clinic_id, branch, day)
);

create table deliveries (
  clinic_id uuid not null,
  id uuid not null,
  touch_id uuid not null,
  number smallint not null,
  priority smallint not null,
  seq bigint not null generated always as identity,
  channel text not null,
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
  state text not null,
  send_before timestamp with time zone not null,
  lease_until timestamp with time zone,
  tries smallint not null default 0,
  asks smallint not null default 0,
  provider_id text,
  cost bigint,
  refusal text,
  detail text,
  claimed_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  failed_at timestamp with time zone,
  resolved_by uuid,
  in_doubt boolean not null default false,
  test boolean not null default false,
  constraint deliveries_pkey PRIMARY KEY (clinic_id, id),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['claimed'::text, 'sending'::text, 'unclear'::text, 'accepted'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'retry'::text, 'released'::text, 'cancelled'::text, 'unknown'::text])))
);

create table duplicate_pairs (
  clinic_id uuid not null,
  a_id uuid not null,
  b_id uuid not null,
  score real not null,
  reasons jsonb not null,
  state text not null default 'open'::text,
  found_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint duplicate_pairs_pkey PRIMARY KEY (clinic_id, a_id, b_id),
  constraint duplicate_pairs_clinic_id_a_id_fkey FOREIGN KEY (clinic_id, a_id) REFERENCES patients(clinic_id, id),
  constraint duplicate_pairs_clinic_id_b_id_fkey FOREIGN KEY (clinic_id, b_id) REFERENCES patients(clinic_id, id),
  constraint duplicate_pairs_check CHECK ((a_id < b_id)),
  constraint duplicate_pairs_state_check CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'different'::text, 'family'::text, 'skipped'::text])))
);

create table enrollment_steps (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  enrollment_id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  node_id text,
  what text not null,
  edge text,
  outcome text,
  reason text,
  amount bigint,
  at timestamp with time zone not null,
  constraint enrollment_steps_pkey PRIMARY KEY (clinic_id, id),
  constraint enrollment_steps_what_check CHECK ((what = ANY (ARRAY['entered'::text, 'passed'::text, 'touch'::text, 'goal'::text, 'money'::text, 'exited'::text, 'done'::text, 'resumed'::text, 'moved'::text, 'merged'::text])))
);

create table enrollments (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  episode_key text not null,
  episode jsonb not null default '{}'::jsonb,
  source text not null,
  arm text not null default 'treated'::text,
  state text not null default 'active'::text,
  node_id text not null,
  standing jsonb not null,
  due_at timestamp with time zone,
  entered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  answered_by uuid,
  goal_at timestamp with time zone,
  credit_node_id text,
  credit_until timestamp with time zone,
  attempts smallint not null default 0,
  not_before timestamp with time zone,
  set_aside_at timestamp with time zone,
  failure text,
  constraint enrollments_pkey PRIMARY KEY (clinic_id, id),
  constraint enrollments_clinic_id_journey_id_fkey FOREIGN KEY (clinic_id, journey_id) REFERENCES journeys(clinic_id, id),
  constraint enrollments_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint enrollments_clinic_id_version_id_fkey FOREIGN KEY (clinic_id, version_id) REFERENCES journey_versions(clinic_id, id),
  constraint enrollments_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'control'::text]))),
  constraint enrollments_check CHECK (((state = 'active'::text) = (ended_at IS NULL))),
  constraint enrollments_check1 CHECK (((state <> 'active'::text) OR (due_at IS NOT NULL))),
  constraint enrollments_source_check CHECK ((source = ANY (ARRAY['trigger'::text, 'backlog'::text, 'schedule'::text, 'manual'::text, 'api'::text]))),
  constraint enrollments_state_check CHECK ((state = ANY (ARRAY['active'::text, 'done'::text, 'exited'::text])))
);

create table events (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid,
  record_id uuid,
  type text not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  subject_kind text,
  subject_id uuid,
  actor_id uuid,
  payload jsonb not null default '{}'::jsonb,
  constraint events_pkey PRIMARY KEY (clinic_id, id)
);

create table first_visit_cells (
  clinic_id uuid not null,
  dimension text not null,
  value text not null,
  day date not null,
  patients integer not null,
  constraint first_visit_cells_pkey PRIMARY KEY (clinic_id, dimension, value, day),
  constraint first_visit_cells_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'source'::text, 'service'::text, 'specialty'::text, 'doctor'::text, 'branch'::text, 'payer'::text])))
);

create table holdout_arms (
  clinic_id uuid not null,
  scope text not null,
  record_id uuid not null,
  patient_id uuid not null,
  arm text not null,
  percent real not null,
  since timestamp with time zone not null,
  constraint holdout_arms_pkey PRIMARY KEY (clinic_id, scope, record_id),
  constraint holdout_arms_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'control'::text])))
);

create table household_members (
  clinic_id uuid not null,
  household_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint household_members_pkey PRIMARY KEY (clinic_id, record_id),
  constraint household_members_clinic_id_household_id_fkey FOREIGN KEY (clinic_id, household_id) REFERENCES households(clinic_id, id),
  constraint household_members_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table households (
  clinic_id uuid not null,
  id uuid not null,
  created_at timestamp with time zone not null,
  constraint households_pkey PRIMARY KEY (clinic_id, id)
);

create table identity_keys (
  clinic_id uuid not null,
  kind text not null,
  value text not null,
  record_id uuid not null,
  patient_id uuid not null,
  constraint identity_keys_pkey PRIMARY KEY (clinic_id, kind, value, record_id),
  constraint identity_keys_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table import_changes (
  clinic_id uuid not null,
  import_id uuid not null,
  entity text not null,
  row_id uuid not null,
  before jsonb not null,
  constraint import_changes_pkey PRIMARY KEY (clinic_id, import_id, entity, row_id)
);

create table import_errors (
  clinic_id uuid not null,
  import_id uuid not null,
  id bigint not null generated always as identity,
  entity text,
  file text,
  sheet text,
  row_number bigint not null,
  column_name text,
  code text not null,
  params jsonb not null default '{}'::jsonb,
  severity text not null default 'error'::text,
  cells text[],
  constraint import_errors_pkey PRIMARY KEY (clinic_id, import_id, id),
  constraint import_errors_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);

create table import_profiles (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  mapping jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint import_profiles_clinic_id_name_key UNIQUE (clinic_id, name),
  constraint import_profiles_pkey PRIMARY KEY (clinic_id, id),
  constraint import_profiles_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table imports (
  clinic_id uuid not null,
  id uuid not null,
  origin text not null,
  file_name text not null,
  file_size bigint,
  file_path text,
  profile_id uuid,
  plan jsonb not null default '{}'::jsonb,
  state text not null,
  progress jsonb not null default '{}'::jsonb,
  result jsonb,
  failure jsonb,
  errors_path text,
  created_by uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  undone_at timestamp with time zone,
  cancel_requested_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (clinic_id, id),
  constraint imports_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'checking'::text, 'checked'::text, 'queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
);

create table inbound_items (
  clinic_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  channel text not null,
  fingerprint text not null,
  item jsonb not null,
  received_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  attempts smallint not null default 0,
  failure text,
  constraint inbound_items_clinic_id_connection_id_fingerprint_key UNIQUE (clinic_id, connection_id, fingerprint),
  constraint inbound_items_pkey PRIMARY KEY (clinic_id, id)
);

create table insurers (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  contract_number text,
  contract_to date,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint insurers_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint insurers_pkey PRIMARY KEY (clinic_id, id),
  constraint insurers_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table invitations (
  clinic_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  branch_scope uuid[],
  staff_id uuid,
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (clinic_id, id),
  constraint invitations_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table journey_dry_runs (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  definition_hash text not null,
  days integer not null,
  state text not null,
  progress jsonb not null default '{}'::jsonb,
  result jsonb,
  failure text,
  requested_by uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint journey_dry_runs_pkey PRIMARY KEY (clinic_id, id),
  constraint journey_dry_runs_clinic_id_journey_id_fkey FOREIGN KEY (clinic_id, journey_id) REFERENCES journeys(clinic_id, id),
  constraint journey_dry_runs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

create table journey_intakes (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  kind text not null,
  segment_id uuid not null,
  day date,
  after_patient_id uuid,
  entered integer not null default 0,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint journey_intakes_pkey PRIMARY KEY (clinic_id, id),
  constraint journey_intakes_clinic_id_journey_id_fkey FOREIGN KEY (clinic_id, journey_id) REFERENCES journeys(clinic_id, id),
  constraint journey_intakes_kind_check CHECK ((kind = ANY (ARRAY['backlog'::text, 'schedule'::text])))
);

create table journey_pauses (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  paused_at timestamp with time zone not null,
  paused_by uuid,
  resumed_at timestamp with time zone,
  resumed_by uuid,
  choice text,
  constraint journey_pauses_pkey PRIMARY KEY (clinic_id, id),
  constraint journey_pauses_clinic_id_journey_id_fkey FOREIGN KEY (clinic_id, journey_id) REFERENCES journeys(clinic_id, id),
  constraint journey_pauses_choice_check CHECK ((choice = ANY (ARRAY['late'::text, 'skip'::text, 'exit'::text])))
);

create table journey_versions (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  number integer not null,
  state text not null,
  definition jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  published_by uuid,
  published_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint journey_versions_clinic_id_journey_id_number_key UNIQUE (clinic_id, journey_id, number),
  constraint journey_versions_pkey PRIMARY KEY (clinic_id, id),
  constraint journey_versions_clinic_id_journey_id_fkey FOREIGN KEY (clinic_id, journey_id) REFERENCES journeys(clinic_id, id),
  constraint journey_versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'live'::text, 'draining'::text, 'closed'::text])))
);

create table journeys (
  clinic_id uuid not null,
  id uuid not null,
  ready_key text,
  name text not null,
  description text not null default ''::text,
  state text not null default 'draft'::text,
  priority text not null default 'return'::text,
  swept_until timestamp with time zone,
  paused_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint journeys_pkey PRIMARY KEY (clinic_id, id),
  constraint journeys_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint journeys_description_check CHECK ((length(description) <= 2000)),
  constraint journeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint journeys_priority_check CHECK ((priority = ANY (ARRAY['medical'::text, 'service'::text, 'return'::text, 'promotion'::text]))),
  constraint journeys_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'live'::text, 'paused'::text, 'closed'::text, 'deleted'::text])))
);

create table leads (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid,
  record_id uuid,
  phone text,
  email text,
  source text,
  campaign text,
  created_at timestamp with time zone not null,
  created_on date not null,
  status text,
  origin text,
  external_id text,
  import_id uuid,
  constraint leads_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint leads_pkey PRIMARY KEY (clinic_id, id),
  constraint leads_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint leads_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table marketing_spend (
  clinic_id uuid not null,
  id uuid not null,
  month date not null,
  source text not null,
  campaign text not null default ''::text,
  amount bigint not null,
  origin text not null,
  import_id uuid,
  constraint marketing_spend_clinic_id_origin_month_source_campaign_key UNIQUE (clinic_id, origin, month, source, campaign),
  constraint marketing_spend_pkey PRIMARY KEY (clinic_id, id),
  constraint marketing_spend_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint marketing_spend_amount_check CHECK ((amount >= 0)),
  constraint marketing_spend_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

create table measure_cells (
  clinic_id uuid not null,
  measure text not null,
  step bigint not null,
  patients integer not null,
  constraint measure_cells_pkey PRIMARY KEY (clinic_id, measure, step),
  constraint measure_cells_measure_check CHECK ((measure = ANY (ARRAY['last_visit_on'::text, 'visits'::text, 'revenue'::text, 'active_revenue'::text, 'active_revenue_year'::text])))
);

create table merges (
  clinic_id uuid not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  keep_id uuid not null,
  absorb_id uuid not null,
  automatic boolean not null,
  reasons jsonb not null default '[]'::jsonb,
  score real,
  before jsonb not null,
  absorbed jsonb not null,
  chosen jsonb not null default '{}'::jsonb,
  import_id uuid,
  merged_by uuid,
  merged_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint merges_pkey PRIMARY KEY (clinic_id, id),
  constraint merges_clinic_id_absorb_id_fkey FOREIGN KEY (clinic_id, absorb_id) REFERENCES patients(clinic_id, id),
  constraint merges_clinic_id_keep_id_fkey FOREIGN KEY (clinic_id, keep_id) REFERENCES patients(clinic_id, id)
);

create table message_settings (
  clinic_id uuid not null,
  settings jsonb not null,
  updated_by uuid,
  updated_at timestamp with time zone not null,
  constraint message_settings_pkey PRIMARY KEY (clinic_id),
  constraint message_settings_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table offers (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  appointment_id uuid,
  service_id uuid,
  offered_by uuid,
  offered_at timestamp with time zone not null,
  script text,
  outcome text,
  reason text,
  origin text,
  external_id text,
  import_id uuid,
  constraint offers_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint offers_pkey PRIMARY KEY (clinic_id, id),
  constraint offers_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint offers_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'declined'::text, 'thinking'::text])))
);

create table patient_external_ids (
  clinic_id uuid not null,
  origin text not null,
  external_id text not null,
  patient_id uuid not null,
  record_id uuid not null,
  import_id uuid,
  constraint patient_external_ids_pkey PRIMARY KEY (clinic_id, origin, external_id),
  constraint patient_external_ids_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table patient_history (
  clinic_id uuid not null,
  patient_id uuid not null,
  visit_days date[] not null default '{}'::date[],
  visit_doctors uuid[] not null default '{}'::uuid[],
  visit_administrators uuid[] not null default '{}'::uuid[],
  visit_branches uuid[] not null default '{}'::uuid[],
  visit_treatments text[] not null default '{}'::text[],
  days date[] not null default '{}'::date[],
  visit_totals integer[] not null default '{}'::integer[],
  booking_totals integer[] not null default '{}'::integer[],
  missed_totals integer[] not null default '{}'::integer[],
  revenue_totals bigint[] not null default '{}'::bigint[],
  cost_totals bigint[] not null default '{}'::bigint[],
  list_totals bigint[] not null default '{}'::bigint[],
  discount_totals bigint[] not null default '{}'::bigint[],
  day_branches uuid[] not null default '{}'::uuid[],
  constraint patient_history_pkey PRIMARY KEY (clinic_id, patient_id)
);

create table patient_notes (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  text text not null,
  author_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone,
  deleted_at timestamp with time zone,
  constraint patient_notes_pkey PRIMARY KEY (clinic_id, id),
  constraint patient_notes_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint patient_notes_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000)))
);

create table patient_stats (
  clinic_id uuid not null,
  patient_id uuid not null,
  branch_ids uuid[] not null default '{}'::uuid[],
  home_branch_id uuid,
  visits integer not null default 0,
  completed integer not null default 0,
  bookings integer not null default 0,
  no_shows integer not null default 0,
  cancelled integer not null default 0,
  cancelled_by_patient integer not null default 0,
  first_visit_on date,
  last_visit_on date,
  next_visit_on date,
  revenue bigint not null default 0,
  refunds bigint not null default 0,
  insured_revenue bigint not null default 0,
  revenue_before_first bigint not null default 0,
  paid_visits integer not null default 0,
  cost bigint not null default 0,
  list_price_total bigint not null default 0,
  list_price_with_cost bigint not null default 0,
  discount_total bigint not null default 0,
  lines integer not null default 0,
  lines_with_cost integer not null default 0,
  revenue_year bigint not null default 0,
  visits_two_years integer not null default 0,
  active boolean not null default false,
  source text,
  first_service_id uuid,
  first_specialty text,
  first_doctor_id uuid,
  first_branch_id uuid,
  first_payer text,
  value_class text,
  value_class_reason text,
  open_plan_amount bigint not null default 0,
  open_plans integer not null default 0,
  stats_on date not null,
  due_on date,
  refreshed_at timestamp with time zone not null,
  constraint patient_stats_pkey PRIMARY KEY (clinic_id, patient_id),
  constraint patient_stats_value_class_check CHECK ((value_class = ANY (ARRAY['vip'::text, 'stable'::text, 'one_time'::text, 'unprofitable'::text])))
);

create table patient_tags (
  clinic_id uuid not null,
  record_id uuid not null,
  tag text not null,
  patient_id uuid not null,
  added_by uuid,
  import_id uuid,
  added_at timestamp with time zone not null,
  constraint patient_tags_pkey PRIMARY KEY (clinic_id, record_id, tag),
  constraint patient_tags_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table patients (
  clinic_id uuid not null,
  id uuid not null,
  last_name text,
  first_name text,
  middle_name text,
  sex text,
  birth_date date,
  district text,
  source text,
  referrer_id uuid,
  branch_id uuid,
  preferred_doctor_id uuid,
  preferred_channel text,
  preferred_time text,
  curator_id uuid,
  deceased boolean not null default false,
  search_text text not null default ''::text,
  sort_name text not null default ''::text,
  custom jsonb not null default '{}'::jsonb,
  merged_into uuid,
  import_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  referrer_record_id uuid,
  constraint patients_pkey PRIMARY KEY (clinic_id, id),
  constraint patients_clinic_id_branch_id_fkey FOREIGN KEY (clinic_id, branch_id) REFERENCES branches(clinic_id, id),
  constraint patients_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint patients_sex_check CHECK ((sex = ANY (ARRAY['m'::text, 'f'::text])))
);

create table payments (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  appointment_id uuid,
  paid_at timestamp with time zone not null,
  paid_on date not null,
  amount bigint not null,
  kind text not null,
  payer text not null default 'patient'::text,
  insurer_id uuid,
  method text,
  programme text,
  origin text,
  external_id text,
  import_id uuid,
  constraint payments_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint payments_pkey PRIMARY KEY (clinic_id, id),
  constraint payments_clinic_id_appointment_id_fkey FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointments(clinic_id, id),
  constraint payments_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint payments_amount_check CHECK ((amount >= 0)),
  constraint payments_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text]))),
  constraint payments_payer_check CHECK ((payer = ANY (ARRAY['patient'::text, 'insurer'::text, 'employer'::text])))
);

create table pending_events (
  clinic_id uuid not null,
  event_id uuid not null,
  seq bigint not null generated always as identity,
  attempts smallint not null default 0,
  not_before timestamp with time zone not null default clock_timestamp(),
  set_aside_at timestamp with time zone,
  failure text,
  constraint pending_events_pkey PRIMARY KEY (clinic_id, event_id),
  constraint pending_events_clinic_id_event_id_fkey FOREIGN KEY (clinic_id, event_id) REFERENCES events(clinic_id, id) ON DELETE CASCADE
);

create table people_cells (
  clinic_id uuid not null,
  branch_ids uuid[] not null,
  home_branch text not null,
  source text not null,
  value_class text not null,
  value_class_reason text not null,
  patients integer not null,
  visits bigint not null,
  revenue bigint not null,
  cost bigint not null,
  list_price_total bigint not null,
  list_price_with_cost bigint not null,
  constraint people_cells_pkey PRIMARY KEY (clinic_id, branch_ids, home_branch, source, value_class, value_class_reason)
);

create table plan_items (
  clinic_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  service_id uuid,
  stage integer,
  quantity numeric(10,2) not null default 1,
  price bigint,
  planned_visits integer,
  status text not null default 'open'::text,
  done_at timestamp with time zone,
  decline_reason text,
  origin text,
  external_id text,
  import_id uuid,
  constraint plan_items_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint plan_items_pkey PRIMARY KEY (clinic_id, id),
  constraint plan_items_clinic_id_plan_id_fkey FOREIGN KEY (clinic_id, plan_id) REFERENCES plans(clinic_id, id),
  constraint plan_items_clinic_id_service_id_fkey FOREIGN KEY (clinic_id, service_id) REFERENCES services(clinic_id, id),
  constraint plan_items_status_check CHECK ((status = ANY (ARRAY['open'::text, 'booked'::text, 'done'::text, 'declined'::text, 'postponed'::text])))
);

create table plans (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  doctor_id uuid,
  name text,
  status text not null default 'presented'::text,
  presented_at timestamp with time zone,
  accepted_at timestamp with time zone,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint plans_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint plans_pkey PRIMARY KEY (clinic_id, id),
  constraint plans_clinic_id_doctor_id_fkey FOREIGN KEY (clinic_id, doctor_id) REFERENCES staff(clinic_id, id),
  constraint plans_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint plans_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'presented'::text, 'accepted'::text, 'in_progress'::text, 'completed'::text, 'postponed'::text, 'lost'::text])))
);

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
  constraint policies_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint policies_pkey PRIMARY KEY (clinic_id, id),
  constraint policies_clinic_id_insurer_id_fkey FOREIGN KEY (clinic_id, insurer_id) REFERENCES insurers(clinic_id, id),
  constraint policies_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table refreshed_everybody (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  constraint refreshed_everybody_pkey PRIMARY KEY (clinic_id, id),
  constraint refreshed_everybody_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table refreshed_patients (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  patient_id uuid not null,
  constraint refreshed_patients_pkey PRIMARY KEY (clinic_id, id)
);

create table return_cells (
  clinic_id uuid not null,
  dimension text not null,
  value text not null,
  from_visit smallint not null,
  day date not null,
  total integer not null,
  within_30 integer not null,
  within_60 integer not null,
  within_90 integer not null,
  within_180 integer not null,
  within_365 integer not null,
  ever integer not null,
  arrived integer not null,
  constraint return_cells_pkey PRIMARY KEY (clinic_id, dimension, value, from_visit, day),
  constraint return_cells_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'source'::text, 'service'::text, 'doctor'::text, 'administrator'::text, 'branch'::text, 'treatment'::text])))
);

create table sandbox_messages (
  clinic_id uuid not null,
  delivery_id uuid not null,
  channel text not null,
  address text not null,
  text text not null,
  subject text,
  html text,
  at timestamp with time zone not null,
  constraint sandbox_messages_pkey PRIMARY KEY (clinic_id, delivery_id)
);

create table saved_views (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  page text not null,
  state jsonb not null,
  owner_id uuid,
  shared boolean not null default false,
  created_at timestamp with time zone not null,
  constraint saved_views_pkey PRIMARY KEY (clinic_id, id),
  constraint saved_views_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table segment_due (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  patient_id uuid not null,
  constraint segment_due_pkey PRIMARY KEY (clinic_id, id)
);

create table segment_history (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  segment_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  entered boolean not null,
  reason text not null,
  on_day date not null,
  at timestamp with time zone not null,
  constraint segment_history_pkey PRIMARY KEY (clinic_id, id),
  constraint segment_history_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint segment_history_clinic_id_segment_id_fkey FOREIGN KEY (clinic_id, segment_id) REFERENCES segments(clinic_id, id),
  constraint segment_history_reason_check CHECK ((reason = ANY (ARRAY['built'::text, 'changed'::text, 'time'::text, 'rule'::text, 'merged'::text, 'archived'::text])))
);

create table segment_list_entries (
  clinic_id uuid not null,
  segment_id uuid not null,
  record_id uuid not null,
  patient_id uuid not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint segment_list_entries_pkey PRIMARY KEY (clinic_id, segment_id, record_id),
  constraint segment_list_entries_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint segment_list_entries_clinic_id_segment_id_fkey FOREIGN KEY (clinic_id, segment_id) REFERENCES segments(clinic_id, id)
);

create table segment_members (
  clinic_id uuid not null,
  segment_id uuid not null,
  patient_id uuid not null,
  entered_at timestamp with time zone not null,
  constraint segment_members_pkey PRIMARY KEY (clinic_id, segment_id, patient_id),
  constraint segment_members_clinic_id_segment_id_fkey FOREIGN KEY (clinic_id, segment_id) REFERENCES segments(clinic_id, id)
);

create table segment_uses (
  clinic_id uuid not null,
  segment_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  name text not null,
  constraint segment_uses_pkey PRIMARY KEY (clinic_id, segment_id, kind, subject_id),
  constraint segment_uses_clinic_id_segment_id_fkey FOREIGN KEY (clinic_id, segment_id) REFERENCES segments(clinic_id, id),
  constraint segment_uses_kind_check CHECK ((kind = ANY (ARRAY['journey'::text, 'campaign'::text, 'segment'::text])))
);

create table segments (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  description text,
  kind text not null,
  rule jsonb,
  version integer not null default 1,
  ready_key text,
  uses_money boolean not null default false,
  uses_rfm boolean not null default false,
  uses_hours boolean not null default false,
  announce_first boolean not null default false,
  people integer not null default 0,
  built_version integer not null default 0,
  built_at timestamp with time zone,
  build_ms integer,
  built_day date,
  built_hour timestamp with time zone,
  built_rfm text,
  failure text,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_by uuid,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint segments_pkey PRIMARY KEY (clinic_id, id),
  constraint segments_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint segments_check CHECK (((kind = 'rule'::text) = (rule IS NOT NULL))),
  constraint segments_description_check CHECK ((length(description) <= 2000)),
  constraint segments_kind_check CHECK ((kind = ANY (ARRAY['rule'::text, 'list'::text]))),
  constraint segments_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);

create table send_keys (
  clinic_id uuid not null,
  record_id uuid not null,
  family text not null,
  episode text not null,
  patient_id uuid not null,
  touch_id uuid not null,
  at timestamp with time zone not null,
  constraint send_keys_pkey PRIMARY KEY (clinic_id, record_id, family, episode)
);

create table send_pace (
  clinic_id uuid not null,
  connection text not null,
  tokens double precision not null,
  refilled_at timestamp with time zone not null,
  failures smallint not null default 0,
  rests_until timestamp with time zone,
  constraint send_pace_pkey PRIMARY KEY (clinic_id, connection)
);

create table service_lines (
  clinic_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  service_id uuid,
  quantity numeric(10,2) not null default 1,
  price bigint,
  discount bigint not null default 0,
  cost bigint,
  payer text,
  plan_item_id uuid,
  visited_on date not null,
  origin text,
  external_id text,
  import_id uuid,
  constraint service_lines_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint service_lines_pkey PRIMARY KEY (clinic_id, id),
  constraint service_lines_clinic_id_appointment_id_fkey FOREIGN KEY (clinic_id, appointment_id) REFERENCES appointments(clinic_id, id),
  constraint service_lines_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint service_lines_clinic_id_service_id_fkey FOREIGN KEY (clinic_id, service_id) REFERENCES services(clinic_id, id),
  constraint service_lines_payer_check CHECK ((payer = ANY (ARRAY['patient'::text, 'insurer'::text, 'employer'::text])))
);

create table services (
  clinic_id uuid not null,
  id uuid not null,
  code text,
  name text not null,
  category text,
  specialty text,
  treatment_type text not null default 'other'::text,
  price bigint,
  cost bigint,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint services_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint services_pkey PRIMARY KEY (clinic_id, id),
  constraint services_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint services_treatment_type_check CHECK ((treatment_type = ANY (ARRAY['consultation'::text, 'hygiene'::text, 'caries'::text, 'complex'::text, 'surgery'::text, 'prosthetics'::text, 'orthodontics'::text, 'diagnostics'::text, 'other'::text])))
);

create table site_events (
  clinic_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  collector_key_id uuid not null,
  sent_id text not null,
  type text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  payload jsonb not null,
  patient_id uuid,
  record_id uuid,
  constraint site_events_clinic_id_visitor_id_sent_id_key UNIQUE (clinic_id, visitor_id, sent_id),
  constraint site_events_pkey PRIMARY KEY (clinic_id, id),
  constraint site_events_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table site_visitors (
  clinic_id uuid not null,
  id uuid not null,
  collector_key_id uuid not null,
  visitor text not null,
  patient_id uuid,
  record_id uuid,
  own_since timestamp with time zone not null,
  contacts bytea,
  contacts_until timestamp with time zone,
  next_look_at timestamp with time zone,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  constraint site_visitors_clinic_id_visitor_key UNIQUE (clinic_id, visitor),
  constraint site_visitors_pkey PRIMARY KEY (clinic_id, id),
  constraint site_visitors_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table staff (
  clinic_id uuid not null,
  id uuid not null,
  user_id uuid,
  name text not null,
  email text,
  role text not null,
  specialty text,
  branch_id uuid,
  branch_scope uuid[],
  locale text not null default 'ru'::text,
  disabled_at timestamp with time zone,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint staff_clinic_id_origin_external_id_key UNIQUE (clinic_id, origin, external_id),
  constraint staff_clinic_id_user_id_key UNIQUE (clinic_id, user_id),
  constraint staff_pkey PRIMARY KEY (clinic_id, id),
  constraint staff_clinic_id_branch_id_fkey FOREIGN KEY (clinic_id, branch_id) REFERENCES branches(clinic_id, id),
  constraint staff_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint staff_locale_check CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'marketer'::text, 'head_of_sales'::text, 'administrator'::text, 'operator'::text, 'curator'::text, 'doctor'::text, 'integrator'::text])))
);

create table stale_patients (
  clinic_id uuid not null,
  patient_id uuid not null,
  since timestamp with time zone not null,
  id bigint not null generated always as identity,
  constraint stale_patients_pkey PRIMARY KEY (clinic_id, id)
);

create table statistics_state (
  clinic_id uuid not null,
  version bigint not null default 0,
  stats_on date,
  patients integer not null default 0,
  class_rules jsonb,
  low_ltv bigint,
  vip_boundary bigint,
  refreshed_at timestamp with time zone,
  rebuilt_at timestamp with time zone,
  rebuild_ms integer,
  constraint statistics_state_pkey PRIMARY KEY (clinic_id),
  constraint statistics_state_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table suppressed_addresses (
  clinic_id uuid not null,
  hash bytea not null,
  channel text not null,
  scope text not null,
  reason text not null,
  since timestamp with time zone not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint suppressed_addresses_pkey PRIMARY KEY (clinic_id, hash, channel, scope),
  constraint suppressed_addresses_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint suppressed_addresses_reason_check CHECK ((reason = ANY (ARRAY['stop_word'::text, 'unsubscribed'::text, 'bot_stopped'::text, 'asked'::text, 'erased'::text, 'complaint'::text]))),
  constraint suppressed_addresses_scope_check CHECK ((scope = ANY (ARRAY['advertising'::text, 'all'::text])))
);

create table tag_changes (
  clinic_id uuid not null,
  id uuid not null,
  tag text not null,
  put boolean not null,
  record_ids uuid[] not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint tag_changes_pkey PRIMARY KEY (clinic_id, id),
  constraint tag_changes_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table tasks (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null,
  patient_id uuid,
  record_id uuid,
  title text not null,
  script text not null default ''::text,
  due_at timestamp with time zone not null,
  priority text not null default 'return'::text,
  assignee_role text,
  assignee_id uuid,
  journey_id uuid,
  enrollment_id uuid,
  node_id text,
  state text not null default 'open'::text,
  result text,
  comment text,
  snoozed_until timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  locked_by uuid,
  locked_until timestamp with time zone,
  constraint tasks_pkey PRIMARY KEY (clinic_id, id),
  constraint tasks_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint tasks_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint tasks_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'notify'::text, 'review'::text]))),
  constraint tasks_priority_check CHECK ((priority = ANY (ARRAY['medical'::text, 'service'::text, 'return'::text, 'promotion'::text]))),
  constraint tasks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text, 'snoozed'::text]))),
  constraint tasks_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);

create table template_versions (
  clinic_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  number integer not null,
  name text not null,
  message_class text not null,
  family text not null,
  bodies jsonb not null,
  email_html text,
  published_by uuid,
  published_at timestamp with time zone not null,
  constraint template_versions_clinic_id_template_id_number_key UNIQUE (clinic_id, template_id, number),
  constraint template_versions_pkey PRIMARY KEY (clinic_id, id),
  constraint template_versions_clinic_id_template_id_fkey FOREIGN KEY (clinic_id, template_id) REFERENCES templates(clinic_id, id)
);

create table templates (
  clinic_id uuid not null,
  id uuid not null,
  key text,
  name text not null,
  message_class text not null,
  family text not null,
  bodies jsonb not null,
  published_id uuid,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint templates_clinic_id_key_key UNIQUE (clinic_id, key),
  constraint templates_pkey PRIMARY KEY (clinic_id, id),
  constraint templates_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint templates_family_check CHECK (((length(family) >= 1) AND (length(family) <= 100))),
  constraint templates_message_class_check CHECK ((message_class = ANY (ARRAY['service'::text, 'advertising'::text]))),
  constraint templates_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

create table touch_decisions (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  touch_id uuid not null,
  at timestamp with time zone not null,
  verdict text not null,
  reason text not null,
  gate smallint,
  channel text,
  until timestamp with time zone,
  details jsonb,
  constraint touch_decisions_pkey PRIMARY KEY (clinic_id, touch_id, id),
  constraint touch_decisions_verdict_check CHECK ((verdict = ANY (ARRAY['send'::text, 'later'::text, 'hold'::text, 'skip'::text, 'held_out'::text, 'cancel'::text, 'outcome'::text])))
);

create table touch_receipts (
  clinic_id uuid not null,
  subject text not null,
  state text not null,
  at timestamp with time zone not null,
  refusal text,
  cost bigint,
  constraint touch_receipts_pkey PRIMARY KEY (clinic_id, subject, state),
  constraint touch_receipts_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'sent'::text, 'failed'::text, 'delivered'::text, 'read'::text])))
);

create table touches (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  origin_kind text not null,
  origin_id uuid,
  origin_name text,
  version_id uuid,
  run_id uuid,
  enrollment_id uuid,
  node_id text,
  step text,
  template_id uuid,
  context jsonb not null default '{}'::jsonb,
  class text not null,
  priority smallint not null,
  channels text[] not null default '{}'::text[],
  family text not null,
  episode text not null,
  needs_fresh_data boolean not null default false,
  per_household boolean not null default false,
  holdout_scope text,
  holdout_percent real,
  ignores_holdout boolean not null default false,
  hours jsonb,
  fallback_on text,
  fallback_hours real,
  due_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  next_at timestamp with time zone,
  state text not null default 'planned'::text,
  verdict text,
  reason text,
  gate smallint,
  decided_at timestamp with time zone,
  channel text,
  address text,
  tried text[] not null default '{}'::text[],
  attempts smallint not null default 0,
  carried_by uuid,
  contacted_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  paused_at timestamp with time zone,
  fallback_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint touches_pkey PRIMARY KEY (clinic_id, id),
  constraint touches_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint touches_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint touches_class_check CHECK ((class = ANY (ARRAY['service'::text, 'advertising'::text]))),
  constraint touches_episode_check CHECK (((length(episode) >= 1) AND (length(episode) <= 400))),
  constraint touches_fallback_on_check CHECK ((fallback_on = ANY (ARRAY['not_delivered'::text, 'not_answered'::text]))),
  constraint touches_family_check CHECK (((length(family) >= 1) AND (length(family) <= 200))),
  constraint touches_origin_kind_check CHECK ((origin_kind = ANY (ARRAY['journey'::text, 'campaign'::text, 'call_list'::text, 'manual'::text]))),
  constraint touches_priority_check CHECK (((priority >= 0) AND (priority <= 3))),
  constraint touches_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'claimed'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'unknown'::text, 'skipped'::text, 'held_out'::text, 'cancelled'::text, 'expired'::text])))
);

create table tracked_links (
  clinic_id uuid not null,
  code text not null,
  touch_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  target text not null,
  created_at timestamp with time zone not null,
  constraint tracked_links_clinic_id_touch_id_target_key UNIQUE (clinic_id, touch_id, target),
  constraint tracked_links_pkey PRIMARY KEY (clinic_id, code),
  constraint tracked_links_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id)
);

create table used_chat_links (
  clinic_id uuid not null,
  hash bytea not null,
  channel text not null,
  address text not null,
  used_at timestamp with time zone not null,
  constraint used_chat_links_pkey PRIMARY KEY (clinic_id, hash),
  constraint used_chat_links_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table value_class_overrides (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  class text not null,
  reason text not null,
  author_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint value_class_overrides_pkey PRIMARY KEY (clinic_id, id),
  constraint value_class_overrides_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patients(clinic_id, id),
  constraint value_class_overrides_check CHECK ((ends_on >= starts_on)),
  constraint value_class_overrides_class_check CHECK ((class = ANY (ARRAY['vip'::text, 'stable'::text, 'one_time'::text, 'unprofitable'::text]))),
  constraint value_class_overrides_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);

create table value_settings (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null,
  settings jsonb not null,
  author_id uuid,
  author_name text,
  at timestamp with time zone not null,
  constraint value_settings_pkey PRIMARY KEY (clinic_id, id),
  constraint value_settings_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id),
  constraint value_settings_kind_check CHECK ((kind = ANY (ARRAY['rfm'::text, 'classes'::text])))
);

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);

create table auth.api_keys (
  id uuid not null,
  clinic_id uuid not null,
  name text not null,
  role text not null,
  branch_scope uuid[],
  key_hash bytea not null,
  key_hint text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_key_hash_key UNIQUE (key_hash),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table auth.clinic_directory (
  clinic_id uuid not null,
  slug text not null,
  number integer not null generated always as identity,
  constraint clinic_directory_number_key UNIQUE (number),
  constraint clinic_directory_slug_key UNIQUE (slug),
  constraint clinic_directory_pkey PRIMARY KEY (clinic_id),
  constraint clinic_directory_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table auth.collector_doors (
  key text not null,
  clinic_id uuid not null,
  collector_key_id uuid not null,
  origins text[] not null,
  until timestamp with time zone,
  constraint collector_doors_pkey PRIMARY KEY (key),
  constraint collector_doors_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table auth.invitation_tokens (
  token_hash bytea not null,
  clinic_id uuid not null,
  invitation_id uuid not null,
  constraint invitation_tokens_pkey PRIMARY KEY (token_hash),
  constraint invitation_tokens_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table auth.memberships (
  user_id uuid not null,
  clinic_id uuid not null,
  staff_id uuid not null,
  created_at timestamp with time zone not null default now(),
  constraint memberships_pkey PRIMARY KEY (user_id, clinic_id),
  constraint memberships_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinics(id)
);

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session_token_key UNIQUE (token),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);

create table auth."twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint twoFactor_pkey PRIMARY KEY (id),
  constraint twoFactor_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "twoFactorEnabled" boolean,
  constraint user_email_key UNIQUE (email),
  constraint user_pkey PRIMARY KEY (id)
);

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint verification_pkey PRIMARY KEY (id)
);

CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
CREATE INDEX analytics_cache_by_day ON public.analytics_cache USING btree (clinic_id, as_of);
CREATE INDEX appointments_by_day ON public.appointments USING btree (clinic_id, visited_on);
CREATE INDEX appointments_by_patient ON public.appointments USING btree (clinic_id, patient_id, visited_on);
CREATE INDEX audit_log_by_actor ON public.audit_log USING btree (clinic_id, actor_id, seq DESC) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_log_by_subject ON public.audit_log USING btree (clinic_id, subject_id, at DESC) WHERE (subject_id IS NOT NULL);
CREATE INDEX audit_log_in_order ON public.audit_log USING btree (clinic_id, seq DESC);
CREATE INDEX calls_by_patient ON public.calls USING btree (clinic_id, patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX campaign_checks_newest ON public.campaign_checks USING btree (clinic_id, campaign_id, id DESC);
CREATE INDEX campaign_recipients_by_patient ON public.campaign_recipients USING btree (clinic_id, patient_id);
CREATE INDEX campaign_recipients_waiting ON public.campaign_recipients USING btree (clinic_id, campaign_id, draw) WHERE (touch_id IS NULL);
CREATE INDEX campaigns_at_work ON public.campaigns USING btree (clinic_id) WHERE ((state = ANY (ARRAY['scheduled'::text, 'sending'::text])) OR settling);
CREATE UNIQUE INDEX channel_connections_active ON public.channel_connections USING btree (clinic_id, channel) WHERE (removed_at IS NULL);
CREATE INDEX clinical_details_by_patient ON public.clinical_details USING btree (clinic_id, patient_id);
CREATE INDEX collector_doors_by_key ON auth.collector_doors USING btree (clinic_id, collector_key_id);
CREATE INDEX collector_doors_by_origin ON auth.collector_doors USING gin (origins);
CREATE INDEX consent_texts_newest ON public.consent_texts USING btree (clinic_id, purpose, created_at DESC);
CREATE INDEX consents_by_patient ON public.consents USING btree (clinic_id, patient_id);
CREATE INDEX contact_holds_by_patient ON public.contact_holds USING btree (clinic_id, patient_id);
CREATE INDEX contact_points_by_patient ON public.contact_points USING btree (clinic_id, patient_id);
CREATE INDEX contact_points_by_value ON public.contact_points USING btree (clinic_id, value, kind);
CREATE INDEX contact_settings_newest ON public.contact_settings USING btree (clinic_id, kind, at DESC);
CREATE INDEX deliveries_accepted ON public.deliveries USING btree (clinic_id, accepted_at) WHERE (accepted_at IS NOT NULL);
CREATE INDEX deliveries_by_provider_id ON public.deliveries USING btree (clinic_id, provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX deliveries_by_touch ON public.deliveries USING btree (clinic_id, touch_id);
CREATE INDEX deliveries_claimed ON public.deliveries USING btree (clinic_id, connection, priority, seq) WHERE (state = 'claimed'::text);
CREATE INDEX deliveries_in_trouble ON public.deliveries USING btree (clinic_id, connection, id) WHERE ((state = ANY (ARRAY['retry'::text, 'unclear'::text, 'unknown'::text])) OR (refusal = ANY (ARRAY['auth'::text, 'no_money'::text])));
CREATE INDEX deliveries_leased ON public.deliveries USING btree (clinic_id, lease_until) WHERE (state = ANY (ARRAY['claimed'::text, 'sending'::text, 'unclear'::text]));
CREATE INDEX deliveries_tests ON public.deliveries USING btree (clinic_id, claimed_at) WHERE test;
CREATE INDEX deliveries_unknown ON public.deliveries USING btree (clinic_id, id) WHERE (state = 'unknown'::text);
CREATE INDEX duplicate_pairs_by_b ON public.duplicate_pairs USING btree (clinic_id, b_id);
CREATE INDEX duplicate_pairs_open ON public.duplicate_pairs USING btree (clinic_id, state, score DESC, a_id, b_id);
CREATE INDEX enrollment_steps_by_enrollment ON public.enrollment_steps USING btree (clinic_id, enrollment_id, id);
CREATE INDEX enrollment_steps_by_node ON public.enrollment_steps USING btree (clinic_id, version_id, node_id, what);
CREATE INDEX enrollments_answered ON public.enrollments USING btree (clinic_id, answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX enrollments_by_patient ON public.enrollments USING btree (clinic_id, patient_id, journey_id);
CREATE INDEX enrollments_due ON public.enrollments USING btree (clinic_id, journey_id, due_at) WHERE ((state = 'active'::text) AND (set_aside_at IS NULL));
CREATE INDEX enrollments_inside ON public.enrollments USING btree (clinic_id, version_id, node_id) WHERE (state = 'active'::text);
CREATE UNIQUE INDEX enrollments_once ON public.enrollments USING btree (clinic_id, journey_id, record_id, episode_key) WHERE (state = 'active'::text);
CREATE INDEX enrollments_set_aside ON public.enrollments USING btree (clinic_id, set_aside_at) WHERE (set_aside_at IS NOT NULL);
CREATE INDEX events_by_patient ON public.events USING btree (clinic_id, patient_id, occurred_at DESC) WHERE (patient_id IS NOT NULL);
CREATE INDEX events_by_type ON public.events USING btree (clinic_id, type, occurred_at) WHERE (patient_id IS NOT NULL);
CREATE INDEX holdout_arms_by_patient ON public.holdout_arms USING btree (clinic_id, patient_id);
CREATE INDEX household_members_by_household ON public.household_members USING btree (clinic_id, household_id);
CREATE INDEX household_members_by_patient ON public.household_members USING btree (clinic_id, patient_id);
CREATE INDEX identity_keys_by_patient ON public.identity_keys USING btree (clinic_id, patient_id);
CREATE INDEX import_changes_by_row ON public.import_changes USING btree (clinic_id, entity, row_id);
CREATE INDEX inbound_items_waiting ON public.inbound_items USING btree (clinic_id, id) WHERE (applied_at IS NULL);
CREATE INDEX journey_dry_runs_newest ON public.journey_dry_runs USING btree (clinic_id, journey_id, created_at DESC);
CREATE INDEX journey_intakes_open ON public.journey_intakes USING btree (clinic_id, created_at) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX journey_versions_draft ON public.journey_versions USING btree (clinic_id, journey_id) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX journey_versions_live ON public.journey_versions USING btree (clinic_id, journey_id) WHERE (state = 'live'::text);
CREATE UNIQUE INDEX journeys_by_ready_key ON public.journeys USING btree (clinic_id, ready_key) WHERE ((ready_key IS NOT NULL) AND (state <> 'deleted'::text));
CREATE INDEX leads_by_day ON public.leads USING btree (clinic_id, created_on);
CREATE INDEX leads_by_patient ON public.leads USING btree (clinic_id, patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX merges_by_absorb ON public.merges USING btree (clinic_id, absorb_id);
CREATE INDEX merges_by_import ON public.merges USING btree (clinic_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX merges_by_keep ON public.merges USING btree (clinic_id, keep_id);
CREATE UNIQUE INDEX merges_in_force ON public.merges USING btree (clinic_id, absorb_id) WHERE (undone_at IS NULL);
CREATE INDEX offers_by_patient ON public.offers USING btree (clinic_id, patient_id);
CREATE INDEX patient_external_ids_by_patient ON public.patient_external_ids USING btree (clinic_id, patient_id);
CREATE INDEX patient_notes_by_patient ON public.patient_notes USING btree (clinic_id, patient_id);
CREATE INDEX patient_stats_by_first_visit ON public.patient_stats USING btree (clinic_id, first_visit_on);
CREATE INDEX patient_stats_by_last_visit ON public.patient_stats USING btree (clinic_id, last_visit_on DESC NULLS LAST, patient_id) INCLUDE (visits, revenue, home_branch_id, branch_ids);
CREATE INDEX patient_stats_by_revenue ON public.patient_stats USING btree (clinic_id, revenue DESC, patient_id);
CREATE INDEX patient_stats_by_revenue_year ON public.patient_stats USING btree (clinic_id, revenue_year);
CREATE INDEX patient_stats_by_visits ON public.patient_stats USING btree (clinic_id, visits DESC, patient_id);
CREATE INDEX patient_stats_due ON public.patient_stats USING btree (clinic_id, due_on) WHERE (due_on IS NOT NULL);
CREATE INDEX patient_tags_by_patient ON public.patient_tags USING btree (clinic_id, patient_id);
CREATE INDEX patient_tags_by_tag ON public.patient_tags USING btree (clinic_id, tag);
CREATE INDEX patients_by_birth ON public.patients USING btree (clinic_id, birth_date) WHERE ((merged_into IS NULL) AND (birth_date IS NOT NULL));
CREATE INDEX patients_by_creation ON public.patients USING btree (clinic_id, created_at, id);
CREATE INDEX patients_by_name ON public.patients USING btree (clinic_id, sort_name text_pattern_ops, id);
CREATE INDEX patients_by_referrer ON public.patients USING btree (clinic_id, referrer_id) WHERE (referrer_id IS NOT NULL);
CREATE INDEX patients_by_referrer_record ON public.patients USING btree (clinic_id, referrer_record_id) WHERE (referrer_record_id IS NOT NULL);
CREATE INDEX patients_merged ON public.patients USING btree (clinic_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX patients_search ON public.patients USING gin (clinic_id, search_text gin_trgm_ops);
CREATE INDEX payments_by_day ON public.payments USING btree (clinic_id, paid_on);
CREATE INDEX payments_by_patient ON public.payments USING btree (clinic_id, patient_id, paid_on);
CREATE INDEX pending_events_due ON public.pending_events USING btree (clinic_id, seq) WHERE (set_aside_at IS NULL);
CREATE INDEX plan_items_by_plan ON public.plan_items USING btree (clinic_id, plan_id);
CREATE INDEX plans_by_patient ON public.plans USING btree (clinic_id, patient_id);
CREATE INDEX policies_by_patient ON public.policies USING btree (clinic_id, patient_id);
CREATE INDEX sandbox_messages_by_time ON public.sandbox_messages USING btree (clinic_id, at DESC, delivery_id);
CREATE INDEX segment_history_by_patient ON public.segment_history USING btree (clinic_id, patient_id, id DESC);
CREATE INDEX segment_history_by_segment ON public.segment_history USING btree (clinic_id, segment_id, on_day);
CREATE INDEX segment_list_entries_by_patient ON public.segment_list_entries USING btree (clinic_id, patient_id);
CREATE INDEX segment_members_by_patient ON public.segment_members USING btree (clinic_id, patient_id);
CREATE INDEX segment_uses_by_subject ON public.segment_uses USING btree (clinic_id, kind, subject_id);
CREATE UNIQUE INDEX segments_by_name ON public.segments USING btree (clinic_id, lower(name)) WHERE (archived_at IS NULL);
CREATE UNIQUE INDEX segments_by_ready_key ON public.segments USING btree (clinic_id, ready_key) WHERE ((ready_key IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX send_keys_by_patient ON public.send_keys USING btree (clinic_id, patient_id);
CREATE INDEX send_keys_by_touch ON public.send_keys USING btree (clinic_id, touch_id);
CREATE INDEX service_lines_by_appointment ON public.service_lines USING btree (clinic_id, appointment_id);
CREATE INDEX service_lines_by_patient ON public.service_lines USING btree (clinic_id, patient_id);
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
CREATE INDEX site_events_by_patient ON public.site_events USING btree (clinic_id, patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX site_events_newest ON public.site_events USING btree (clinic_id, received_at DESC, id DESC);
CREATE INDEX site_events_unknown ON public.site_events USING btree (clinic_id, visitor_id, occurred_at) WHERE (patient_id IS NULL);
CREATE INDEX site_visitors_by_patient ON public.site_visitors USING btree (clinic_id, patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX site_visitors_idle ON public.site_visitors USING btree (clinic_id, last_seen_at);
CREATE INDEX site_visitors_waiting ON public.site_visitors USING btree (clinic_id, next_look_at) WHERE (contacts IS NOT NULL);
CREATE INDEX stale_patients_by_patient ON public.stale_patients USING btree (clinic_id, patient_id);
CREATE INDEX tasks_by_enrollment ON public.tasks USING btree (clinic_id, enrollment_id) WHERE (enrollment_id IS NOT NULL);
CREATE INDEX tasks_by_patient ON public.tasks USING btree (clinic_id, patient_id) WHERE (patient_id IS NOT NULL);
CREATE INDEX tasks_open ON public.tasks USING btree (clinic_id, due_at, id) WHERE (state = ANY (ARRAY['open'::text, 'snoozed'::text]));
CREATE INDEX touches_by_enrollment ON public.touches USING btree (clinic_id, enrollment_id) WHERE (enrollment_id IS NOT NULL);
CREATE INDEX touches_by_origin ON public.touches USING btree (clinic_id, origin_id, id);
CREATE INDEX touches_by_patient ON public.touches USING btree (clinic_id, patient_id, id);
CREATE INDEX touches_due ON public.touches USING btree (clinic_id, priority, next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX touches_in_silence ON public.touches USING btree (clinic_id, fallback_at) WHERE (fallback_at IS NOT NULL);
CREATE INDEX touches_open_of_campaign ON public.touches USING btree (clinic_id, origin_id) WHERE ((origin_kind = 'campaign'::text) AND ((state = ANY (ARRAY['planned'::text, 'held'::text, 'claimed'::text])) OR (fallback_at IS NOT NULL)));
CREATE INDEX tracked_links_by_patient ON public.tracked_links USING btree (clinic_id, patient_id);
CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" USING btree (secret);
CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" USING btree ("userId");
CREATE INDEX value_class_overrides_by_patient ON public.value_class_overrides USING btree (clinic_id, patient_id);
CREATE INDEX value_settings_newest ON public.value_settings USING btree (clinic_id, kind, at DESC);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);

create policy in_clinic on public.address_states for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.analytics_cache for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.appointments for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.audit_log for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.base_updates for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.branches for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.calls for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.campaign_checks for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.campaign_log for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.campaign_recipients for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.campaigns for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.channel_connections for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.clinical_details for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy medical_readers on public.clinical_details as restrictive for select using (( SELECT sees_medical() AS sees_medical));
create policy own_clinic on public.clinics for all using ((id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.cohort_cells for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.collector_counts for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.collector_keys for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.consent_texts for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.consents for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.contact_holds for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.contact_points for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.contact_settings for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.custom_fields for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.day_cells for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.deliveries for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.duplicate_pairs for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.enrollment_steps for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.enrollments for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.events for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.first_visit_cells for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.holdout_arms for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.household_members for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.households for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.identity_keys for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.import_changes for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.import_errors for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.import_profiles for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.imports for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.inbound_items for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.insurers for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.invitations for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.journey_dry_runs for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.journey_intakes for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.journey_pauses for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.journey_versions for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.journeys for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.leads for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.marketing_spend for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.measure_cells for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.merges for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.message_settings for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.offers for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.patient_external_ids for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy branch_scoped on public.patient_history as restrictive for all using (((( SELECT branch_scope() AS branch_scope) IS NULL) OR visits_branch_scope(clinic_id, patient_id)));
create policy in_clinic on public.patient_history for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.patient_notes for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy medical_readers on public.patient_notes as restrictive for select using (( SELECT sees_medical() AS sees_medical));
create policy branch_scoped on public.patient_stats as restrictive for all using (
CASE
    WHEN (( SELECT branch_scope() AS branch_scope) IS NULL) THEN true
    ELSE (branch_ids && ( SELECT branch_scope() AS branch_scope))
END);
create policy in_clinic on public.patient_stats for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.patient_tags for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy branch_scoped on public.patients as restrictive for select using (((( SELECT branch_scope() AS branch_scope) IS NULL) OR (branch_id = ANY (( SELECT branch_scope() AS branch_scope)::uuid[])) OR visits_branch_scope(clinic_id, id)));
create policy in_clinic on public.patients for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.payments for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.pending_events for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy branch_scoped on public.people_cells as restrictive for all using (
CASE
    WHEN (( SELECT branch_scope() AS branch_scope) IS NULL) THEN true
    ELSE (branch_ids && ( SELECT branch_scope() AS branch_scope))
END);
create policy in_clinic on public.people_cells for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.plan_items for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.plans for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.policies for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.refreshed_everybody for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.refreshed_patients for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.return_cells for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.sandbox_messages for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.saved_views for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.segment_due for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.segment_history for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.segment_list_entries for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.segment_members for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.segment_uses for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.segments for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.send_keys for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.send_pace for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.service_lines for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.services for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.site_events for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.site_visitors for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.staff for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.stale_patients for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.statistics_state for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.suppressed_addresses for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.tag_changes for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.tasks for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.template_versions for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.templates for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.touch_decisions for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.touch_receipts for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.touches for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.tracked_links for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.used_chat_links for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.value_class_overrides for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
create policy in_clinic on public.value_settings for all using ((clinic_id = ( SELECT current_clinic() AS current_clinic))) with check ((clinic_id = ( SELECT current_clinic() AS current_clinic)));
