create table terminal_sessions (
    id uuid primary key,
    owner_id uuid not null,
    login_id uuid not null,
    kind text not null check (kind in ('SSH', 'LOCAL')),
    target text not null,
    state text not null check (state in ('CONNECTING', 'OPEN', 'ENDED')),
    created_at timestamptz not null,
    last_active_at timestamptz not null,
    -- Which instance holds the shell, which run of it, and when it last said so.
    instance text not null,
    run uuid not null,
    held_at timestamptz not null
);

create index terminal_sessions_live on terminal_sessions (owner_id) where state <> 'ENDED';
create index terminal_sessions_ended on terminal_sessions (last_active_at) where state = 'ENDED';
