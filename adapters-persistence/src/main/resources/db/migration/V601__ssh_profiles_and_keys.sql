-- SSH keys, whose private parts are encrypted, and the machines that accounts sign in to.

create table ssh_keys (
    id uuid primary key,
    owner_id uuid not null,
    name text not null,
    type text not null,
    fingerprint text not null,
    public_key text not null,
    private_key bytea not null, -- encrypted
    passphrase bytea, -- encrypted
    created_at timestamptz not null,
    constraint ssh_keys_name unique (owner_id, name)
);

create table ssh_profiles (
    id uuid primary key,
    owner_id uuid not null,
    name text not null,
    host text not null,
    port integer not null check (port between 1 and 65535),
    username text not null,
    key_id uuid references ssh_keys (id),
    created_at timestamptz not null,
    modified_at timestamptz not null,
    version bigint not null,
    constraint ssh_profiles_name unique (owner_id, name)
);

create index ssh_profiles_of_key on ssh_profiles (key_id) where key_id is not null;
