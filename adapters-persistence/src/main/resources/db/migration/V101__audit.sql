-- Who did what. Each row carries the digest of the row before it and its own, so that a change or a gap shows.
create table audit_log (
    number bigint primary key,
    id uuid not null unique,
    actor uuid,
    action text not null,
    entity_type text not null,
    entity_id text,
    -- JSON as it was written: the digest covers its very characters.
    old_value text,
    new_value text,
    ip_address text not null,
    user_agent text not null,
    created_at timestamptz not null,
    previous_digest bytea not null,
    digest bytea not null
);

create index audit_log_created on audit_log (created_at);
create index audit_log_entity on audit_log (entity_type, entity_id);
create index audit_log_actor on audit_log (actor);

-- Both ends of the chain: the last row that retention removed, and the newest. Locking this row puts writers in line.
create table audit_chain (
    only_row boolean primary key default true check (only_row),
    anchor_number bigint not null,
    anchor_digest bytea not null,
    head_number bigint not null,
    head_digest bytea not null
);

insert into audit_chain (anchor_number, anchor_digest, head_number, head_digest)
values (0, decode(repeat('00', 32), 'hex'), 0, decode(repeat('00', 32), 'hex'));
