-- Segments: rules and static lists, who is in them now, who came and went, who uses them.
create table segments (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  description text check (length(description) <= 2000),
  kind text not null check (kind in ('rule', 'list')),
  -- Of kind rule; see domain/src/segment-rule.ts.
  rule jsonb check ((kind = 'rule') = (rule is not null)),
  -- Grows with every change of the rule; membership is true for built_version.
  version int not null default 1,
  -- Name of the ready segment it was installed from.
  ready_key text,
  uses_money boolean not null default false,
  uses_rfm boolean not null default false,
  uses_hours boolean not null default false,
  -- Whether people of the very first build are announced as entered.
  announce_first boolean not null default false,
  people int not null default 0,
  -- 0 = not built yet; -1 = to be built anew though nothing of the rule changed.
  built_version int not null default 0,
  built_at timestamptz,
  build_ms int,
  -- What the last full build was true for: the clinic's day, the hour, the boundaries of RFM.
  built_day date,
  built_hour timestamptz,
  built_rfm text,
  failure text,
  created_by uuid,
  created_at timestamptz not null,
  updated_by uuid,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (clinic_id, id)
);
create unique index segments_by_name on segments (clinic_id, lower(name)) where archived_at is null;
create unique index segments_by_ready_key on segments (clinic_id, ready_key) where ready_key is not null and archived_at is null;
call protect('segments');

-- Who is in a segment now, made of rules and lists; kept by module segments.
create table segment_members (
  clinic_id uuid not null,
  segment_id uuid not null,
  patient_id uuid not null,
  entered_at timestamptz not null,
  primary key (clinic_id, segment_id, patient_id),
  foreign key (clinic_id, segment_id) references segments (clinic_id, id)
);
create index segment_members_by_patient on segment_members (clinic_id, patient_id);
call protect('segment_members');

-- The cards put on a static list; a merge moves patient_id.
create table segment_list_entries (
  clinic_id uuid not null,
  segment_id uuid not null,
  record_id uuid not null,
  patient_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (clinic_id, segment_id, record_id),
  foreign key (clinic_id, segment_id) references segments (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index segment_list_entries_by_patient on segment_list_entries (clinic_id, patient_id);
call protect('segment_list_entries');

-- Every entry and exit, append only. on_day is the clinic's local day.
create table segment_history (
  clinic_id uuid not null,
  id bigint generated always as identity,
  segment_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  entered boolean not null,
  -- Why: the segment was counted first, the person or the list changed, time passed, the rule changed, cards merged or parted.
  reason text not null check (reason in ('built', 'changed', 'time', 'rule', 'merged', 'archived')),
  on_day date not null,
  at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, segment_id) references segments (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index segment_history_by_segment on segment_history (clinic_id, segment_id, on_day);
create index segment_history_by_patient on segment_history (clinic_id, patient_id, id desc);
call protect('segment_history');

-- What works on a segment: journeys, campaigns, other segments. A segment in use is not archived.
create table segment_uses (
  clinic_id uuid not null,
  segment_id uuid not null,
  kind text not null check (kind in ('journey', 'campaign', 'segment')),
  subject_id uuid not null,
  name text not null,
  primary key (clinic_id, segment_id, kind, subject_id),
  foreign key (clinic_id, segment_id) references segments (clinic_id, id)
);
create index segment_uses_by_subject on segment_uses (clinic_id, kind, subject_id);
call protect('segment_uses');

-- People who changed in a way the statistics do not see: consents, calls, events of the site. A mark is a row of its own, so
-- that whoever marks never waits for whoever counts; one person may have several.
create table segment_due (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  patient_id uuid not null,
  primary key (clinic_id, id)
);
call protect('segment_due');

-- People whose statistics were made anew and who await those that live on statistics; written and emptied by module statistics.
create table refreshed_patients (
  clinic_id uuid not null,
  id bigint not null generated always as identity,
  patient_id uuid not null,
  primary key (clinic_id, id)
);
call protect('refreshed_patients');

-- The statistics of everybody were made anew.
create table refreshed_everybody (
  clinic_id uuid not null references clinics,
  id bigint not null generated always as identity,
  primary key (clinic_id, id)
);
call protect('refreshed_everybody');

-- Who did something of a kind since a moment, whoever it was.
create index events_by_type on events (clinic_id, type, occurred_at) where patient_id is not null;
