-- Sums over the base, kept in step with patient_stats: a change subtracts the old share of a patient and adds the new one.
-- value is the id or text of the slice, '' when unknown: a row of its own, never dropped.

-- Steps of money for counting people: 0 is exactly nothing, step n > 0 holds the 2^17 minor units above (n - 1) * 2^17.
create function money_step(amount bigint) returns bigint language sql immutable parallel safe as $$
  select case when amount = 0 then 0 when amount > 0 then ((amount - 1) >> 17) + 1 else -((((-amount) - 1) >> 17) + 1) end
$$;

-- People by month of first visit, what they did by calendar month and by full months since their own first visit (k).
create table cohort_cells (
  clinic_id uuid not null,
  dimension text not null check (dimension in ('all', 'source', 'service', 'specialty', 'doctor', 'branch', 'payer')),
  value text not null,
  cohort_month date not null,
  fact_month date not null,
  k smallint not null,
  revenue bigint not null,
  cost bigint not null,
  visits int not null,
  -- Patients whose first visit day inside the calendar month, quarter, year, or inside full month k, fell here.
  active int not null,
  active_in_quarter int not null,
  active_in_year int not null,
  active_at_age int not null,
  primary key (clinic_id, dimension, value, cohort_month, fact_month, k)
);
call protect('cohort_cells');

-- First visits by day: sizes of cohorts and their youngest members.
create table first_visit_cells (
  clinic_id uuid not null,
  dimension text not null check (dimension in ('all', 'source', 'service', 'specialty', 'doctor', 'branch', 'payer')),
  value text not null,
  day date not null,
  patients int not null,
  primary key (clinic_id, dimension, value, day)
);
call protect('first_visit_cells');

-- Visits number 1 to 3 by day, and how many of those people came again within a number of days.
create table return_cells (
  clinic_id uuid not null,
  dimension text not null check (dimension in ('all', 'source', 'service', 'doctor', 'administrator', 'branch', 'treatment')),
  value text not null,
  from_visit smallint not null,
  day date not null,
  total int not null,
  within_30 int not null,
  within_60 int not null,
  within_90 int not null,
  within_180 int not null,
  within_365 int not null,
  ever int not null,
  -- Next visits that fell on this day, whenever the visit before them was.
  arrived int not null,
  primary key (clinic_id, dimension, value, from_visit, day)
);
call protect('return_cells');

-- Money and visits by day and branch ('' when unknown): the branch of the day's visit, else the patient's home branch.
create table day_cells (
  clinic_id uuid not null,
  branch text not null,
  day date not null,
  revenue bigint not null,
  repeat_revenue bigint not null,
  cost bigint not null,
  visits int not null,
  paid_visits int not null,
  new_patients int not null,
  -- Patients whose first repeat visit of the calendar month fell on this day.
  returning_patients int not null,
  primary key (clinic_id, branch, day)
);
call protect('day_cells');

-- How many patients with a visit have each value of a measure; money in steps of 2^17 minor units.
create table measure_cells (
  clinic_id uuid not null,
  measure text not null check (measure in ('last_visit_on', 'visits', 'revenue', 'active_revenue', 'active_revenue_year')),
  step bigint not null,
  patients int not null,
  primary key (clinic_id, measure, step)
);
call protect('measure_cells');

create table statistics_state (
  clinic_id uuid primary key references clinics,
  -- Grows with every change of numbers.
  version bigint not null default 0,
  -- The clinic's day the calendar-moving numbers are true for.
  stats_on date,
  patients int not null default 0,
  -- Boundaries the stored value classes were made with.
  class_rules jsonb,
  low_ltv bigint,
  vip_boundary bigint,
  refreshed_at timestamptz,
  rebuilt_at timestamptz,
  rebuild_ms int
);
call protect('statistics_state');

-- Answers that take longer than a moment, kept until a fact dated up to as_of changes.
create table analytics_cache (
  clinic_id uuid not null,
  key text not null,
  as_of date not null,
  answer jsonb not null,
  kept_at timestamptz not null,
  primary key (clinic_id, key)
);
create index analytics_cache_by_day on analytics_cache (clinic_id, as_of);
call protect('analytics_cache');

-- How the clinic scores RFM and divides value classes: the newest row of a kind is in force, the rest is the history.
create table value_settings (
  clinic_id uuid not null references clinics,
  id uuid not null,
  kind text not null check (kind in ('rfm', 'classes')),
  settings jsonb not null,
  author_id uuid,
  author_name text,
  at timestamptz not null,
  primary key (clinic_id, id)
);
create index value_settings_newest on value_settings (clinic_id, kind, at desc);
call protect('value_settings');

-- A value class set by a person, from starts_on to ends_on inclusive.
create table value_class_overrides (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  class text not null check (class in ('vip', 'stable', 'one_time', 'unprofitable')),
  reason text not null check (length(reason) between 1 and 500),
  author_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index value_class_overrides_by_patient on value_class_overrides (clinic_id, patient_id);
call protect('value_class_overrides');
