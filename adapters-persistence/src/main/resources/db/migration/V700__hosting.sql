-- Apps from git repositories, their deployments and environment, and the plan of whoever was given one.

create table hosting_plans (
    account_id uuid primary key,
    plan text not null
);

create sequence hosting_app_ids as bigint;

create table hosting_apps (
    id bigint primary key,
    owner_id uuid not null,
    name text not null,
    slug text not null constraint hosting_apps_slug unique,
    subdomain text not null constraint hosting_apps_subdomain unique,
    repo_url text not null,
    branch text not null,
    status text not null check (status in ('PENDING', 'BUILDING', 'HEALTHY', 'FAILED', 'STOPPED')),
    published boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint hosting_apps_name unique (owner_id, name)
);

create sequence hosting_deployment_ids as bigint;

create table hosting_deployments (
    id bigint primary key,
    app_id bigint not null references hosting_apps (id),
    subdomain text not null,
    status text not null check (status in ('PENDING', 'BUILDING', 'RUNNING', 'FAILED', 'STOPPED')),
    priority boolean not null,
    reuse_of bigint,
    operation_id uuid,
    image text,
    container_id text,
    container_host text,
    container_port integer,
    error_message text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((status = 'FAILED') = (error_message is not null)),
    check ((container_id is null) = (container_host is null) and (container_id is null) = (container_port is null))
);

create index hosting_deployments_of_app on hosting_deployments (app_id, id desc);
-- One that waits, one that is built and one that runs: never two of a kind for one app.
create unique index hosting_deployments_one_each on hosting_deployments (app_id, status)
    where status in ('PENDING', 'BUILDING', 'RUNNING');
create index hosting_deployments_queue on hosting_deployments (priority desc, id) where status = 'PENDING';

create sequence hosting_env_var_ids as bigint;

create table hosting_env_vars (
    id bigint primary key,
    app_id bigint not null references hosting_apps (id),
    key text not null,
    value bytea not null, -- encrypted
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint hosting_env_vars_key unique (app_id, key)
);
