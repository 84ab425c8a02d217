-- What a patient is worth and how they behave: one row per live patient, refreshed for changed patients only.
create table patient_stats (
  clinic_id uuid not null,
  patient_id uuid not null,
  -- Home branch and every branch visited: what branch-limited staff may see.
  branch_ids uuid[] not null default '{}',
  -- The card's branch, else the branch of the first visit: every patient has one home, so branches add up to the clinic.
  home_branch_id uuid,
  -- Visit days: several completed appointments of one day count once.
  visits int not null default 0,
  -- Completed appointments, and all appointments, dated up to stats_on.
  completed int not null default 0,
  bookings int not null default 0,
  no_shows int not null default 0,
  cancelled int not null default 0,
  cancelled_by_patient int not null default 0,
  first_visit_on date,
  last_visit_on date,
  next_visit_on date,
  -- Minor units, to date. revenue = payments - refunds.
  revenue bigint not null default 0,
  refunds bigint not null default 0,
  insured_revenue bigint not null default 0,
  revenue_before_first bigint not null default 0,
  -- Visit days that brought money.
  paid_visits int not null default 0,
  cost bigint not null default 0,
  list_price_total bigint not null default 0,
  list_price_with_cost bigint not null default 0,
  discount_total bigint not null default 0,
  lines int not null default 0,
  lines_with_cost int not null default 0,
  -- Rolling windows, true on stats_on (the clinic's day of the last refresh of this row).
  revenue_year bigint not null default 0,
  visits_two_years int not null default 0,
  -- A visit within the clinic's window of activity.
  active boolean not null default false,
  -- Slices: facts of the first visit.
  source text,
  first_service_id uuid,
  first_specialty text,
  first_doctor_id uuid,
  first_branch_id uuid,
  first_payer text,
  value_class text check (value_class in ('vip', 'stable', 'one_time', 'unprofitable')),
  value_class_reason text,
  open_plan_amount bigint not null default 0,
  open_plans int not null default 0,
  stats_on date not null,
  -- The first day on which this row changes by itself: money leaves its window, a booked day comes, an override ends.
  due_on date,
  refreshed_at timestamptz not null,
  primary key (clinic_id, patient_id)
);
create index patient_stats_by_last_visit on patient_stats (clinic_id, last_visit_on desc nulls last, patient_id);
create index patient_stats_by_first_visit on patient_stats (clinic_id, first_visit_on);
create index patient_stats_by_revenue on patient_stats (clinic_id, revenue desc, patient_id);
create index patient_stats_by_revenue_year on patient_stats (clinic_id, revenue_year);
create index patient_stats_due on patient_stats (clinic_id, due_on) where due_on is not null;
call protect('patient_stats');

-- The same people's history in sorted arrays: any figure of any past day is a binary search, never a scan of the facts.
create table patient_history (
  clinic_id uuid not null,
  patient_id uuid not null,
  visit_days date[] not null default '{}',
  -- Who served the first four visits, where, and what was done.
  visit_doctors uuid[] not null default '{}',
  visit_administrators uuid[] not null default '{}',
  visit_branches uuid[] not null default '{}',
  visit_treatments text[] not null default '{}',
  -- Every day with an appointment, money or work done, and running totals to the end of that day (minor units).
  days date[] not null default '{}',
  visit_totals int[] not null default '{}',
  booking_totals int[] not null default '{}',
  missed_totals int[] not null default '{}',
  revenue_totals bigint[] not null default '{}',
  cost_totals bigint[] not null default '{}',
  list_totals bigint[] not null default '{}',
  discount_totals bigint[] not null default '{}',
  -- Where each of those days was spent; a day without a visit belongs to the home branch.
  day_branches uuid[] not null default '{}',
  primary key (clinic_id, patient_id)
);
call protect('patient_history');

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
create policy branch_scoped on patient_history as restrictive
  using ((select branch_scope()) is null
    or exists (select from patient_stats s
      where s.clinic_id = patient_history.clinic_id and s.patient_id = patient_history.patient_id));
create policy branch_scoped on patients as restrictive for select
  using ((select branch_scope()) is null
    or exists (select from patient_stats s
      where s.clinic_id = patients.clinic_id and s.patient_id = patients.id));
