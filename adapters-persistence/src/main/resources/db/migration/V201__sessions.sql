create table sessions (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    device_id text,
    ip text not null,
    user_agent text not null,
    -- SHA-256 hex of the refresh token that is good now; tokens themselves are not stored.
    refresh_hash text,
    remembered boolean not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
);

create index sessions_live on sessions (account_id, created_at desc) where ended_at is null;
create index sessions_expires on sessions (expires_at);

-- Access tokens that were revoked one by one, until they expire by themselves.
create table revoked_tokens (
    token_id uuid primary key,
    expires_at timestamptz not null
);

create index revoked_tokens_expires on revoked_tokens (expires_at);
