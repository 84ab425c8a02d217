-- Campaigns: one message to the people of a segment, who they were at the launch, and what became of each.
create table campaigns (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 2000),
  state text not null default 'draft' check (state in
    ('draft', 'checked', 'scheduled', 'sending', 'waiting', 'paused', 'cancelled', 'done')),
  -- See domain/src/campaign-definition.ts. Does not change once launched.
  definition jsonb not null,
  -- Grows with every change of the definition; a check is true for one revision.
  revision int not null default 1,
  -- Who launched it: advertising goes out under this name. Only people of these branches are its audience; null = all.
  launched_by uuid,
  launched_at timestamptz,
  launch_mode text check (launch_mode in ('now', 'scheduled', 'pilot')),
  branches uuid[],
  scheduled_at timestamptz,
  -- Of the messages at the launch: their class, and the family of the send-once key all variants share.
  message_class text check (message_class in ('service', 'advertising')),
  family text,
  -- The audience is copied a page at a time, in the order of ids, and fixed when the last page is in.
  copied_until uuid,
  frozen_at timestamptz,
  audience int not null default 0,
  -- Which part of the audience is being taken up; the pilot are those whose draw is not above pilot_until.
  wave text check (wave in ('all', 'pilot', 'rest')),
  pilot_percent real,
  pilot_until double precision,
  -- Of this wave since it began or went on: what the pace is measured by.
  wave_at timestamptz,
  wave_released int not null default 0,
  paused_from text check (paused_from in ('scheduled', 'sending', 'waiting')),
  -- Codes of what stopped it by itself.
  failure jsonb,
  -- Its planned messages do not agree with its state yet.
  settling boolean not null default false,
  finished_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (clinic_id, id),
  check (state not in ('scheduled', 'sending', 'waiting') or launched_at is not null)
);
create index campaigns_at_work on campaigns (clinic_id) where state in ('scheduled', 'sending') or settling;
call protect('campaigns');

-- Everybody of the audience, once per card. touch_id: the message that was planned for them; null = not taken up.
create table campaign_recipients (
  clinic_id uuid not null,
  campaign_id uuid not null,
  record_id uuid not null,
  patient_id uuid not null,
  variant text,
  arm text not null check (arm in ('treated', 'control')),
  -- In [0, 1): the order of sending.
  draw double precision not null,
  touch_id uuid,
  primary key (clinic_id, campaign_id, record_id),
  foreign key (clinic_id, campaign_id) references campaigns (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index campaign_recipients_by_patient on campaign_recipients (clinic_id, patient_id);
create index campaign_recipients_waiting on campaign_recipients (clinic_id, campaign_id, draw) where touch_id is null;
call protect('campaign_recipients');

-- What the gate would have said of everybody at a moment: a forecast. Holds counts and ids, never texts.
create table campaign_checks (
  clinic_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  revision int not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  -- The moment it was judged by.
  at timestamptz not null,
  branches uuid[],
  progress jsonb not null default '{"done":0,"total":0}',
  result jsonb,
  failure text,
  asked_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, campaign_id) references campaigns (clinic_id, id) on delete cascade
);
create index campaign_checks_newest on campaign_checks (clinic_id, campaign_id, id desc);
call protect('campaign_checks');

-- Who did what with a campaign, and what it did by itself. Append only.
create table campaign_log (
  clinic_id uuid not null,
  campaign_id uuid not null,
  id bigint generated always as identity,
  what text not null check (what in ('created', 'checked', 'launched', 'frozen', 'pilot_out', 'approved', 'paused', 'stopped',
    'resumed', 'cancelled', 'done')),
  by uuid,
  by_name text,
  at timestamptz not null,
  details jsonb not null default '{}',
  primary key (clinic_id, campaign_id, id),
  foreign key (clinic_id, campaign_id) references campaigns (clinic_id, id) on delete cascade
);
call protect('campaign_log');

-- Messages of campaigns that may still go out.
create index touches_open_of_campaign on touches (clinic_id, origin_id)
  where origin_kind = 'campaign' and (state in ('planned', 'held', 'claimed') or fallback_at is not null);
