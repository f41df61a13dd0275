-- The TOTP secret of an account that has 2FA on, encrypted.
create table second_factors (
    account_id uuid primary key references accounts (id) on delete cascade,
    secret bytea not null,
    enabled_at timestamptz not null,
    -- The last time step whose code was accepted: a code is good once.
    last_step bigint not null default -1
);

-- Secrets that their owner has not confirmed with a code yet.
create table pending_second_factors (
    account_id uuid primary key references accounts (id) on delete cascade,
    secret bytea not null,
    expires_at timestamptz not null
);

create table recovery_codes (
    account_id uuid not null references second_factors (account_id) on delete cascade,
    -- SHA-256 hex
    code_hash text not null,
    primary key (account_id, code_hash)
);

-- Sessions whose owner has just shown the password again.
create table reauth_windows (
    session_id uuid primary key references sessions (id) on delete cascade,
    expires_at timestamptz not null
);
