-- Search and order of the patient list.
--
-- Under row-level security an index may serve a condition only when its operator is known not to reveal the rows it
-- refuses (leakproof). LIKE and trigram similarity are not marked so, and without the mark every search reads the whole
-- table. Both only ever fail on a malformed pattern, never on a row, so the mark is true of them. It needs a superuser:
-- elsewhere the search answers the same, only slower. See docs/decisions/search-under-row-security.md.
do $$ begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    alter function pg_catalog.textlike(text, text) leakproof;
    alter function word_similarity_commutator_op(text, text) leakproof;
  end if;
end $$;

create index patients_by_creation on patients (clinic_id, created_at, id);
create index patient_stats_by_visits on patient_stats (clinic_id, visits desc, patient_id);

-- Whether the statistics place a patient in a branch of the transaction (their own policy decides).
-- A function of a stated cost on purpose: written into the policy, the same question is charged to every row of every
-- query, asked or not, and plans for a million patients turn into a million index probes; as EXISTS it becomes a hash of
-- the whole table for a single page.
create function visits_branch_scope(clinic uuid, patient uuid) returns boolean
  language plpgsql stable parallel safe cost 20 as $$
begin
  return exists (select from patient_stats s where s.clinic_id = clinic and s.patient_id = patient);
end $$;

-- A card belongs to the scope of its home branch from its first moment, before the statistics have heard of it.
alter policy branch_scoped on patients
  using ((select branch_scope()) is null
    or branch_id = any ((select branch_scope())::uuid[])
    or visits_branch_scope(clinic_id, id));
alter policy branch_scoped on patient_history
  using ((select branch_scope()) is null or visits_branch_scope(clinic_id, patient_id));
-- Of "no limits or an overlap" the planner expects one row in a hundred, of a choice between the two every second one.
alter policy branch_scoped on patient_stats
  using (case when (select branch_scope()) is null then true else branch_ids && (select branch_scope()) end);
