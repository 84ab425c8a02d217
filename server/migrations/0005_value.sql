-- What a patient is worth and how they behave: one row per patient, refreshed for changed patients only.
-- The row carries the history that cohort, return and RFM numbers are made of, so that none of them reads the facts.
create table patient_stats (
  clinic_id uuid not null,
  patient_id uuid not null,
  -- Home branch and every branch visited: what branch-limited staff may see.
  branch_ids uuid[] not null default '{}',
  visits int not null default 0,
  completed int not null default 0,
  bookings int not null default 0,
  no_shows int not null default 0,
  cancelled_by_patient int not null default 0,
  first_visit_on date,
  last_visit_on date,
  next_visit_on date,
  -- Minor units, to date.
  revenue bigint not null default 0,
  refunds bigint not null default 0,
  insured_revenue bigint not null default 0,
  cost bigint not null default 0,
  list_price_total bigint not null default 0,
  discount_total bigint not null default 0,
  lines int not null default 0,
  lines_with_cost int not null default 0,
  -- Rolling windows, true on stats_on (the clinic's day of the last refresh of this row).
  revenue_12m bigint not null default 0,
  visits_24m int not null default 0,
  -- Slices: facts of the first visit.
  source text,
  first_service_id uuid,
  first_specialty text,
  first_doctor_id uuid,
  first_branch_id uuid,
  first_payer text,
  -- Every visit day in order; who served the first four of them.
  visit_days date[] not null default '{}',
  visit_doctors uuid[] not null default '{}',
  visit_administrators uuid[] not null default '{}',
  visit_branches uuid[] not null default '{}',
  visit_treatments text[] not null default '{}',
  -- Parallel arrays, one element per calendar month with money or a visit.
  months date[] not null default '{}',
  month_revenue bigint[] not null default '{}',
  month_cost bigint[] not null default '{}',
  month_visits int[] not null default '{}',
  value_class text check (value_class in ('vip', 'stable', 'one_time', 'unprofitable')),
  value_class_reason jsonb,
  open_plan_amount bigint not null default 0,
  open_plans int not null default 0,
  stats_on date not null,
  refreshed_at timestamptz not null,
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index patient_stats_by_last_visit on patient_stats (clinic_id, last_visit_on desc nulls last, patient_id);
create index patient_stats_by_revenue on patient_stats (clinic_id, revenue desc, patient_id);
create index patient_stats_by_first_visit on patient_stats (clinic_id, first_visit_on);
call protect('patient_stats');

-- Patients whose facts changed since their statistics were last refreshed.
create table stale_patients (
  clinic_id uuid not null,
  patient_id uuid not null,
  since timestamptz not null,
  primary key (clinic_id, patient_id)
);
call protect('stale_patients');

-- Branch-limited staff see patients whose home branch, or a branch they visited, is in their scope.
create policy branch_scoped on patient_stats as restrictive
  using ((select branch_scope()) is null or branch_ids && (select branch_scope()));
create policy branch_scoped on patients as restrictive for select
  using ((select branch_scope()) is null
    or exists (select from patient_stats s
      where s.clinic_id = patients.clinic_id and s.patient_id = patients.id));
