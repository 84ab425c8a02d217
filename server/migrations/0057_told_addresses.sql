-- The address a vendor was told to report to: another one now means that it has to be told again.
alter table channel_connections add column reports_address text;
