-- Candidates with the same birth date and a name written differently.
create index patients_by_birth on patients (clinic_id, birth_date) where merged_into is null and birth_date is not null;

-- The card that was named as the recommender, when that person lives on in another card now: referrer_id follows merges.
alter table patients add column referrer_record_id uuid;
create index patients_by_referrer on patients (clinic_id, referrer_id) where referrer_id is not null;
create index patients_by_referrer_record on patients (clinic_id, referrer_record_id) where referrer_record_id is not null;
