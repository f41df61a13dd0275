-- The devices that people use the terminal on, and what is synchronised between them.

create table terminal_devices (
    account_id uuid not null,
    device_id text not null,
    type text not null check (type in ('ios', 'android', 'web')),
    name text,
    last_active timestamptz not null,
    last_sync timestamptz,
    primary key (account_id, device_id)
);

-- Locked by each operation of its account, so that changes are stored in the order of their times.
create table terminal_sync_ledgers (
    account_id uuid primary key,
    last_tick timestamptz not null,
    items bigint not null,
    succeeded bigint not null,
    failed bigint not null,
    conflicts bigint not null,
    resolved bigint not null,
    last_sync timestamptz
);

-- Until when a device knows of changes of one type.
create table terminal_sync_sights (
    account_id uuid not null,
    device_id text not null,
    data_type text not null,
    items_until timestamptz not null,
    tombstones_until timestamptz not null,
    primary key (account_id, device_id, data_type),
    foreign key (account_id, device_id) references terminal_devices on delete cascade
);

-- Documents are text and not jsonb, which would take no U+0000 and write numbers its own way.
create table terminal_sync_items (
    account_id uuid not null,
    data_type text not null,
    item_key text not null,
    version bigint not null,
    document text not null,
    deleted boolean not null,
    modified_at timestamptz not null,
    changed_at timestamptz not null,
    device_id text,
    written_document text,
    written_deleted boolean,
    primary key (account_id, data_type, item_key),
    check ((written_document is null) = (written_deleted is null))
);

create index terminal_sync_items_changes on terminal_sync_items (account_id, changed_at);

-- Former versions, and changes that lost against newer ones: those have no version.
create table terminal_sync_past (
    id bigint generated always as identity primary key,
    account_id uuid not null,
    data_type text not null,
    item_key text not null,
    version bigint,
    document text not null,
    deleted boolean not null,
    modified_at timestamptz not null,
    changed_at timestamptz not null,
    device_id text,
    written_document text,
    written_deleted boolean,
    past_at timestamptz not null
);

create index terminal_sync_past_of_item on terminal_sync_past (account_id, data_type, item_key, id desc);
create index terminal_sync_past_age on terminal_sync_past (past_at);

create table terminal_sync_conflicts (
    id uuid primary key,
    account_id uuid not null,
    data_type text not null,
    item_key text,
    kind text not null,
    document text not null,
    deleted boolean not null,
    modified_at timestamptz not null,
    device_id text not null,
    device_name text,
    detected_at timestamptz not null,
    resolution text check (resolution in ('local', 'remote', 'merge')),
    resolved_at timestamptz,
    check ((resolution is null) = (resolved_at is null))
);

create index terminal_sync_conflicts_open on terminal_sync_conflicts (account_id) where resolution is null;
create index terminal_sync_conflicts_age on terminal_sync_conflicts (resolved_at);
