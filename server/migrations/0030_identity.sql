-- Candidates with the same birth date and a name written differently.
create index patients_by_birth on patients (clinic_id, birth_date) where merged_into is null and birth_date is not null;

-- Whom somebody recommended: their reference follows a merge.
create index patients_by_referrer on patients (clinic_id, referrer_id) where referrer_id is not null;
