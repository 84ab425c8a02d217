-- The log in the order of the deeds: two entries of one millisecond have one time, and ids of one millisecond no order.
alter table audit_log add column seq bigint generated always as identity;
drop index audit_log_by_time;
create index audit_log_in_order on audit_log (clinic_id, seq desc);
create index audit_log_by_actor on audit_log (clinic_id, actor_id, seq desc) where actor_id is not null;

-- A tag put on or taken off many people at once, kept for a day so that it can be taken back.
create table tag_changes (
  clinic_id uuid not null references clinics,
  id uuid not null,
  tag text not null,
  -- true = put on, false = taken off.
  put boolean not null,
  -- The cards whose row of patient_tags came or went.
  record_ids uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (clinic_id, id)
);
call protect('tag_changes');

-- Rights of somebody who signs in change only by the people who manage staff: a file of the medical system that names the
-- same person again, or the undo of an import, must not make an owner of a doctor.
create function keep_rights() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('app.grants_rights', true), '') <> 'on' then
    new.role := old.role;
    new.branch_scope := old.branch_scope;
    new.disabled_at := old.disabled_at;
  end if;
  return new;
end $$;
create trigger keep_rights before update on staff for each row when (old.user_id is not null) execute function keep_rights();
