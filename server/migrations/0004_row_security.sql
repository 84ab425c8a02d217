-- One policy for every tenant table of the tables so far; later tables call protect() in their own migration.
create procedure protect(tenant_table regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('create policy in_clinic on %s using (clinic_id = (select current_clinic())) with check (clinic_id = (select current_clinic()))', tenant_table);
end $$;

do $$
declare t regclass;
begin
  for t in
    select c.oid::regclass from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'clinics'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped)
  loop
    call protect(t);
  end loop;
end $$;

-- Diagnoses and notes: a second, restrictive lock. Writing is open to imports; reading needs app.medical.
create policy medical_readers on clinical_details as restrictive for select using ((select sees_medical()));
create policy medical_readers on patient_notes as restrictive for select using ((select sees_medical()));
