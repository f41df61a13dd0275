create table accounts (
    id uuid primary key,
    login text not null,
    email text check (email = lower(email)),
    email_verified boolean not null,
    password_hash text,
    role text not null
        check (role in ('mobile_user', 'viewer', 'support', 'operator', 'admin', 'super_admin')),
    active boolean not null,
    display_name text,
    locale text not null,
    telegram_id bigint,
    telegram_username text,
    created_at timestamptz not null,
    deleted_at timestamptz,
    version bigint not null
);

create unique index accounts_login on accounts (lower(login));
create unique index accounts_email on accounts (email);
create unique index accounts_telegram on accounts (telegram_id);
create index accounts_deleted on accounts (deleted_at) where deleted_at is not null;

-- Failed sign-ins in a row, by account or by the hash of a name that nobody has.
create table login_attempts (
    key text primary key,
    failures int not null check (failures > 0),
    last_at timestamptz not null
);

create index login_attempts_last on login_attempts (last_at);
