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

-- A card belongs to the scope of its home branch from its first moment, before the statistics have heard of it. The
-- question to the statistics is a scalar one on purpose: as EXISTS the planner turns it into a hash of the whole table,
-- which is far more than a page of a list needs.
alter policy branch_scoped on patients
  using ((select branch_scope()) is null
    or branch_id = any ((select branch_scope())::uuid[])
    or (select true from patient_stats s
      where s.clinic_id = patients.clinic_id and s.patient_id = patients.id) is not null);
