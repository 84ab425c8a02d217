-- Words the clinic says to patients. A published version never changes: what was sent can always be shown again.
create table templates (
  clinic_id uuid not null references clinics,
  id uuid not null,
  -- Name of a ready template of the library; null for the clinic's own.
  key text,
  name text not null check (length(name) between 1 and 200),
  message_class text not null check (message_class in ('service', 'advertising')),
  -- Messages of one family go to a person once per episode, whatever journey or campaign they come from.
  family text not null check (length(family) between 1 and 100),
  bodies jsonb not null,
  published_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, key)
);
call protect('templates');

create table template_versions (
  clinic_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  number int not null,
  name text not null,
  message_class text not null,
  family text not null,
  bodies jsonb not null,
  -- E-mail as HTML with its variables still in place, made once.
  email_html text,
  published_by uuid,
  published_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, template_id, number),
  foreign key (clinic_id, template_id) references templates (clinic_id, id)
);
call protect('template_versions');

-- What the clinic is called in messages, where people book, and the address its links are counted at.
create table message_settings (
  clinic_id uuid primary key references clinics,
  settings jsonb not null,
  updated_by uuid,
  updated_at timestamptz not null
);
call protect('message_settings');

-- An address inside one message to one person, behind a short code on the clinic's own host.
create table tracked_links (
  clinic_id uuid not null,
  code text not null,
  touch_id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  target text not null,
  created_at timestamptz not null,
  primary key (clinic_id, code),
  unique (clinic_id, touch_id, target),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index tracked_links_by_patient on tracked_links (clinic_id, patient_id);
call protect('tracked_links');

-- Short number of a clinic in public addresses (links, unsubscribe pages, receipts), where a caller knows no clinic yet.
alter table auth.clinic_directory add column number int generated always as identity unique;
