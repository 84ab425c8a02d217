-- A provider was asked to send it and has not been heard to say that it has nothing: only the same delivery may go again.
alter table deliveries add column in_doubt boolean not null default false;
