-- What our API says about things on the panel that the panel has no place for.
create table panel_notes (
    kind text not null,
    panel_key text not null,
    members jsonb not null,
    primary key (kind, panel_key)
);

-- How the servers were when somebody last looked.
create table server_states (
    server_id uuid primary key,
    status text not null check (status in ('ONLINE', 'OFFLINE', 'WARNING', 'MAINTENANCE')),
    seen_at timestamptz not null default now()
);

-- Named values that operators keep for their own clients.
create table vpn_settings (
    id int generated always as identity primary key,
    key text not null unique,
    value jsonb not null,
    description text,
    is_public boolean not null
);

-- The platform's own signing key; the private half is encrypted.
create table signing_keys (
    algorithm text primary key,
    public_key bytea not null,
    private_key bytea not null,
    created_at timestamptz not null default now()
);
