create table invites (
    token uuid primary key,
    role text not null check (role in ('viewer', 'support', 'operator', 'admin', 'super_admin')),
    email text,
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index invites_expires on invites (expires_at);

-- Codes that were mailed. By address, not by account: addresses that nobody has are treated alike.
create table mailed_codes (
    email text not null,
    purpose text not null check (purpose in ('email_verification', 'password_reset')),
    code bytea not null,
    expires_at timestamptz not null,
    failures int not null,
    resends int not null,
    resends_since timestamptz,
    last_resend_at timestamptz,
    primary key (email, purpose)
);

create index mailed_codes_expires on mailed_codes (expires_at);

create table outgoing_mails (
    id uuid primary key,
    kind text not null,
    -- Address, code or link: encrypted as one.
    content bytea not null,
    locale text not null,
    valid_for_seconds bigint not null,
    expires_at timestamptz not null
);

create table single_use_tokens (
    token_hash text primary key,
    purpose text not null,
    content bytea not null,
    expires_at timestamptz not null
);

create index single_use_tokens_expires on single_use_tokens (expires_at);
