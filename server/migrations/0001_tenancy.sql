-- Clinics (tenants), their branches and staff, and who may do what.
-- Every tenant table leads its keys with clinic_id and carries the same row-level policy; see in_clinic().
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists pgcrypto;

create schema if not exists auth;

-- Time-ordered uuid (version 7) that also works before PostgreSQL 18.
create function new_id() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- The clinic of the current transaction, or null: nothing is visible without it.
create function current_clinic() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.clinic_id', true), '')::uuid
$$;

-- Whether the current transaction may read diagnoses and notes.
create function sees_medical() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('app.medical', true), '') = 'on'
$$;

-- Branches the current transaction is limited to; null means every branch.
create function branch_scope() returns uuid[] language sql stable parallel safe as $$
  select nullif(current_setting('app.branches', true), '')::uuid[]
$$;

create table clinics (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null check (length(name) between 1 and 200),
  timezone text not null,
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  currency text not null default 'RUB',
  is_demo boolean not null default false,
  settings jsonb not null default '{}',
  -- Simulated clock: what the clinic believes the time is, and when that was said (null = real time).
  simulated_at timestamptz,
  created_at timestamptz not null default now()
);
alter table clinics enable row level security;
create policy own_clinic on clinics using (id = (select current_clinic()));

create table branches (
  clinic_id uuid not null references clinics,
  id uuid not null,
  name text not null,
  city text,
  address text,
  timezone text not null,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id)
);

create table staff (
  clinic_id uuid not null references clinics,
  id uuid not null,
  -- The signed-in person; null for somebody known only from the medical system.
  user_id uuid,
  name text not null,
  email text,
  role text not null check (role in ('owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator', 'doctor', 'integrator')),
  specialty text,
  branch_id uuid,
  -- Branches this person is limited to; null = all branches of the clinic.
  branch_scope uuid[],
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  disabled_at timestamptz,
  origin text,
  external_id text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id),
  unique (clinic_id, origin, external_id),
  unique (clinic_id, user_id),
  foreign key (clinic_id, branch_id) references branches (clinic_id, id)
);

create table invitations (
  clinic_id uuid not null references clinics,
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  branch_scope uuid[],
  staff_id uuid,
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (clinic_id, id)
);

-- Every card read, export, change of rights or settings: who, what, when, from where. Append only.
create table audit_log (
  clinic_id uuid not null references clinics,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'api_key', 'system')),
  actor_id uuid,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}',
  ip inet,
  primary key (clinic_id, id)
);
create index audit_log_by_time on audit_log (clinic_id, at desc);
create index audit_log_by_subject on audit_log (clinic_id, subject_id, at desc) where subject_id is not null;

-- Doors into a clinic from outside any clinic: looked up before the tenant is known, so they live beside sign-in.
create table auth.api_keys (
  id uuid primary key,
  clinic_id uuid not null references clinics,
  name text not null,
  role text not null,
  branch_scope uuid[],
  key_hash bytea not null unique,
  key_hint text not null,
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Which clinics exist, readable before any clinic is entered.
create table auth.clinic_directory (
  clinic_id uuid primary key references clinics,
  slug text not null unique
);

create table auth.memberships (
  user_id uuid not null,
  clinic_id uuid not null references clinics,
  staff_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (user_id, clinic_id)
);

create table auth.invitation_tokens (
  token_hash bytea primary key,
  clinic_id uuid not null references clinics,
  invitation_id uuid not null
);
