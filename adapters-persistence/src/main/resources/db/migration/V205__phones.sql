-- Phones that people use the app on.
create table app_devices (
    account_id uuid not null references accounts (id) on delete cascade,
    device_id text not null,
    platform text not null check (platform in ('ios', 'android')),
    platform_id text not null,
    os_version text not null,
    app_version text not null,
    model text not null,
    registered_at timestamptz not null,
    last_active_at timestamptz not null,
    primary key (account_id, device_id)
);

-- What a phone keeps behind a fingerprint, as SHA-256 hex. The token before the newest stays good until that one is used.
create table biometric_tokens (
    account_id uuid not null references accounts (id) on delete cascade,
    device_id text not null,
    token_hash text not null unique,
    expires_at timestamptz not null,
    previous_hash text unique,
    previous_expires_at timestamptz,
    primary key (account_id, device_id)
);

create index biometric_tokens_expires on biometric_tokens (expires_at);

-- Where phones are reached. A token reaches one phone, and so belongs to the last who registered it.
create table push_tokens (
    account_id uuid not null references accounts (id) on delete cascade,
    device_id text not null,
    platform text not null check (platform in ('ios', 'android')),
    token bytea not null,
    token_hash text not null unique,
    registered_at timestamptz not null,
    primary key (account_id, device_id)
);

create index push_tokens_registered on push_tokens (registered_at);

create table profiles (
    account_id uuid primary key references accounts (id) on delete cascade,
    avatar_url text,
    timezone text not null,
    updated_at timestamptz not null
);

create table notification_preferences (
    account_id uuid primary key references accounts (id) on delete cascade,
    email_security boolean not null,
    email_marketing boolean not null,
    push_connection boolean not null,
    push_payment boolean not null,
    push_subscription boolean not null
);
