-- Who is working on a task now, so that two people do not call one patient at once. The database clock; forgotten when its time passes.
alter table tasks add column locked_by uuid;
alter table tasks add column locked_until timestamptz;
