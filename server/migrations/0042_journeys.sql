-- Journeys: scenarios of contact, their immutable versions, who is inside and every step they made; and tasks for people.
create table journeys (
  clinic_id uuid not null references clinics,
  id uuid not null,
  -- Name of the ready scenario it was installed from.
  ready_key text,
  name text not null check (length(name) between 1 and 200),
  description text not null default '' check (length(description) <= 2000),
  -- draft: never published; closed: takes nobody in; deleted: not shown, its log is kept.
  state text not null default 'draft' check (state in ('draft', 'live', 'paused', 'closed', 'deleted')),
  -- Copied from the live version: which journey goes first.
  priority text not null default 'return' check (priority in ('medical', 'service', 'return', 'promotion')),
  -- Up to when dates and schedules have been looked at.
  swept_until timestamptz,
  paused_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id)
);
create unique index journeys_by_ready_key on journeys (clinic_id, ready_key) where ready_key is not null and state <> 'deleted';
call protect('journeys');

create table journey_versions (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  number int not null,
  -- draft may change; live takes people in; draining lets those inside finish; closed is history.
  state text not null check (state in ('draft', 'live', 'draining', 'closed')),
  -- See domain/src/journey-definition.ts. Never changes once published.
  definition jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Who launched it: advertising goes out under this name.
  published_by uuid,
  published_at timestamptz,
  closed_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, journey_id, number),
  foreign key (clinic_id, journey_id) references journeys (clinic_id, id)
);
create unique index journey_versions_draft on journey_versions (clinic_id, journey_id) where state = 'draft';
create unique index journey_versions_live on journey_versions (clinic_id, journey_id) where state = 'live';
call protect('journey_versions');

-- A published version is what people inside were promised: nobody rewrites it.
create function keep_published_definition() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and new.definition is distinct from old.definition then
    raise exception 'a published version of a journey does not change';
  end if;
  return new;
end $$;
create trigger journey_versions_immutable before update on journey_versions
  for each row execute function keep_published_definition();

create table journey_pauses (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  paused_at timestamptz not null,
  paused_by uuid,
  resumed_at timestamptz,
  resumed_by uuid,
  -- What happened to steps whose moment passed meanwhile.
  choice text check (choice in ('late', 'skip', 'exit')),
  primary key (clinic_id, id),
  foreign key (clinic_id, journey_id) references journeys (clinic_id, id)
);
call protect('journey_pauses');

-- People who are to enter in pages: a backlog at publishing, a schedule, a list given by hand.
create table journey_intakes (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  kind text not null check (kind in ('backlog', 'schedule')),
  segment_id uuid not null,
  -- Local day of the run: part of the episode of a schedule.
  day date,
  after_patient_id uuid,
  entered int not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, journey_id) references journeys (clinic_id, id)
);
create index journey_intakes_open on journey_intakes (clinic_id, created_at) where finished_at is null;
call protect('journey_intakes');

-- One patient and one episode inside one version.
create table enrollments (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  patient_id uuid not null,
  -- The card whose fact led here.
  record_id uuid not null,
  episode_key text not null,
  -- Ids of the facts the episode is about, see domain/src/journey-answer.ts.
  episode jsonb not null default '{}',
  source text not null check (source in ('trigger', 'backlog', 'schedule', 'manual', 'api')),
  arm text not null default 'treated' check (arm in ('treated', 'control')),
  state text not null default 'active' check (state in ('active', 'done', 'exited')),
  node_id text not null,
  -- What the next step depends on, see domain/src/journey-standing.ts.
  standing jsonb not null,
  -- When to look at it next; always set while active.
  due_at timestamptz,
  entered_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  -- The booking that answered the episode.
  answered_by uuid,
  goal_at timestamptz,
  -- Bookings and money until then count for this node.
  credit_node_id text,
  credit_until timestamptz,
  -- A step that cannot be made: repeated later, then shown to a person. The database's own clock.
  attempts smallint not null default 0,
  not_before timestamptz,
  set_aside_at timestamptz,
  failure text,
  primary key (clinic_id, id),
  check ((state = 'active') = (ended_at is null)),
  check (state <> 'active' or due_at is not null),
  foreign key (clinic_id, journey_id) references journeys (clinic_id, id),
  foreign key (clinic_id, version_id) references journey_versions (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
-- By card, because a merge may bring two passages of one episode together for a moment.
create unique index enrollments_once on enrollments (clinic_id, journey_id, record_id, episode_key) where state = 'active';
create index enrollments_due on enrollments (clinic_id, journey_id, due_at) where state = 'active' and set_aside_at is null;
create index enrollments_by_patient on enrollments (clinic_id, patient_id, journey_id);
create index enrollments_inside on enrollments (clinic_id, version_id, node_id) where state = 'active';
create index enrollments_answered on enrollments (clinic_id, answered_by) where answered_by is not null;
create index enrollments_set_aside on enrollments (clinic_id, set_aside_at) where set_aside_at is not null;
call protect('enrollments');

-- What happened at every node, append only: the numbers of a version come from here and never change backwards.
create table enrollment_steps (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  enrollment_id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  node_id text,
  what text not null check (what in ('entered', 'passed', 'touch', 'goal', 'money', 'exited', 'done', 'resumed', 'moved', 'merged')),
  edge text,
  outcome text,
  reason text,
  -- Minor units.
  amount bigint,
  at timestamptz not null,
  primary key (clinic_id, id)
);
create index enrollment_steps_by_node on enrollment_steps (clinic_id, version_id, node_id, what);
create index enrollment_steps_by_enrollment on enrollment_steps (clinic_id, enrollment_id, id);
call protect('enrollment_steps');

-- What a draft would have done to the real base of the past days.
create table journey_dry_runs (
  clinic_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  definition_hash text not null,
  days int not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  progress jsonb not null default '{}',
  result jsonb,
  failure text,
  requested_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, journey_id) references journeys (clinic_id, id)
);
create index journey_dry_runs_newest on journey_dry_runs (clinic_id, journey_id, created_at desc);
call protect('journey_dry_runs');

-- Something a person has to do, usually about a patient.
create table tasks (
  clinic_id uuid not null references clinics,
  id uuid not null,
  kind text not null check (kind in ('call', 'notify', 'review')),
  patient_id uuid,
  record_id uuid,
  title text not null check (length(title) between 1 and 300),
  script text not null default '',
  due_at timestamptz not null,
  priority text not null default 'return' check (priority in ('medical', 'service', 'return', 'promotion')),
  assignee_role text,
  assignee_id uuid,
  -- Where it comes from: the journey step that waits for its result, or nothing.
  journey_id uuid,
  enrollment_id uuid,
  node_id text,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled', 'snoozed')),
  result text,
  comment text,
  snoozed_until timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index tasks_open on tasks (clinic_id, due_at, id) where state in ('open', 'snoozed');
create index tasks_by_patient on tasks (clinic_id, patient_id) where patient_id is not null;
create index tasks_by_enrollment on tasks (clinic_id, enrollment_id) where enrollment_id is not null;
call protect('tasks');
