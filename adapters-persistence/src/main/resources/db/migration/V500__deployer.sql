create table deployer_servers (
    id uuid primary key,
    name text not null constraint deployer_servers_name unique,
    host text not null,
    port int not null check (port between 1 and 65535),
    root_username text not null,
    app_username text not null,
    use_ssh_agent boolean not null,
    manual_key_path text,
    setup_complete boolean not null,
    security_locked boolean not null,
    created timestamptz not null,
    updated timestamptz not null,
    version bigint not null,
    reachability text check (reachability in ('ONLINE', 'OFFLINE', 'ERROR')),
    reachability_message text,
    reachability_at timestamptz
);

create table deployer_apps (
    id uuid primary key,
    server_id uuid not null references deployer_servers (id) on delete cascade,
    name text not null,
    domain text not null,
    remote_path text not null,
    service_name text not null,
    port int check (port between 1 and 65535),
    current_version text,
    status text not null check (status in ('ONLINE', 'OFFLINE', 'UNKNOWN')),
    created timestamptz not null,
    updated timestamptz not null,
    version bigint not null,
    constraint deployer_apps_name unique (server_id, name),
    constraint deployer_apps_service unique (server_id, service_name),
    constraint deployer_apps_path unique (server_id, remote_path)
);

create table deployer_versions (
    id uuid primary key,
    app_id uuid not null references deployer_apps (id) on delete cascade,
    number text not null,
    notes text not null,
    archive text,
    created timestamptz not null,
    updated timestamptz not null,
    constraint deployer_versions_number unique (app_id, number)
);

-- Archives lie in the database, in pieces, so that every instance has them.
create table deployer_archives (
    version_id uuid not null references deployer_versions (id) on delete cascade,
    piece int not null,
    content bytea not null,
    primary key (version_id, piece)
);
alter table deployer_archives alter column content set storage external;

create table deployer_deployments (
    id uuid primary key,
    app_id uuid not null references deployer_apps (id) on delete cascade,
    version_id uuid,
    version text not null,
    previous_version text,
    rollback boolean not null,
    status text not null check (status in ('PENDING', 'RUNNING', 'SUCCESS', 'FAILED')),
    created timestamptz not null,
    updated timestamptz not null,
    started_at timestamptz,
    completed_at timestamptz
);
create index deployer_deployments_newest on deployer_deployments (created desc, id desc);
create index deployer_deployments_of_app on deployer_deployments (app_id, created desc);

-- What operations were asked to do, encrypted.
create table deployer_requests (
    operation_id uuid primary key,
    type text not null,
    request bytea not null
);
