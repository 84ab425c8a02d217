-- Marking a patient never waits for a refresh that is counting them, and a refresh never waits for who marks: a mark is a row
-- of its own, so one person may have two.
alter table stale_patients drop constraint stale_patients_pkey;
alter table stale_patients add column id bigint not null generated always as identity;
alter table stale_patients add primary key (clinic_id, id);
create index stale_patients_by_patient on stale_patients (clinic_id, patient_id);
