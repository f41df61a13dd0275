-- Long work that survives a crash; the lease says which instance does it.
create table operations (
    id uuid primary key,
    kind text not null,
    subject text not null,
    lane text,
    state text not null
        check (state in ('PENDING', 'RUNNING', 'ROLLING_BACK', 'COMPLETED', 'FAILED', 'CANCELLED')),
    steps jsonb not null,
    progress int not null check (progress between 0 and 100),
    message text not null,
    memo jsonb not null,
    result jsonb not null,
    error text,
    cancel_requested boolean not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    holder text,
    token bigint not null default 0,
    leased_until timestamptz not null
);

-- Operations of one lane exclude each other.
create unique index operations_lane on operations (lane)
    where lane is not null and state in ('PENDING', 'RUNNING', 'ROLLING_BACK');

create index operations_open on operations (leased_until) where state in ('PENDING', 'RUNNING', 'ROLLING_BACK');
create index operations_newest on operations (created_at desc, id desc);
create index operations_of_lane on operations (lane, created_at desc);

create table operation_log (
    operation_id uuid not null references operations (id) on delete cascade,
    number bigint not null,
    at timestamptz not null,
    level text not null check (level in ('DEBUG', 'INFO', 'WARN', 'ERROR')),
    line text not null,
    primary key (operation_id, number)
);
