-- The ledger learns more purposes and keeps its proof: which text, in what form, from where.
alter table consents drop constraint consents_purpose_check;
alter table consents add constraint consents_purpose_check
  check (purpose in ('service', 'marketing', 'personal_data', 'messenger', 'medical', 'call_recording', 'ad_audience'));
alter table consents add column text_id uuid;
alter table consents add column form text check (form in ('paper', 'web', 'sms_code', 'call', 'kiosk', 'e_signature', 'words', 'reply', 'link', 'import'));
alter table consents add column evidence jsonb;

-- Texts people agreed to. A text never changes: a new wording is a new row, and old entries of the ledger keep pointing at the old one.
create table consent_texts (
  clinic_id uuid not null references clinics,
  id uuid not null,
  purpose text not null,
  text text not null check (length(text) between 1 and 20000),
  -- SHA-256 of the text.
  hash bytea not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (clinic_id, id)
);
create index consent_texts_newest on consent_texts (clinic_id, purpose, created_at desc);
call protect('consent_texts');

-- Addresses nobody may write to, as a keyed hash: it outlives the erasure of the person and says nothing to who reads the table.
create table suppressed_addresses (
  clinic_id uuid not null references clinics,
  hash bytea not null,
  -- A channel, or '*' for all of them.
  channel text not null,
  scope text not null check (scope in ('advertising', 'all')),
  reason text not null check (reason in ('stop_word', 'unsubscribed', 'bot_stopped', 'asked', 'erased', 'complaint')),
  since timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (clinic_id, hash, channel, scope)
);
call protect('suppressed_addresses');

-- A bad moment: nothing, or no offers, while it lasts.
create table contact_holds (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  record_id uuid not null,
  reason text not null check (reason in ('complaint', 'complication', 'active_treatment', 'debt_dispute', 'do_not_contact')),
  scope text not null check (scope in ('everything', 'offers')),
  note text,
  since timestamptz not null,
  until timestamptz,
  set_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patients (clinic_id, id)
);
create index contact_holds_by_patient on contact_holds (clinic_id, patient_id);
call protect('contact_holds');
