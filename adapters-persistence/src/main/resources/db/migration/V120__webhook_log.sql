-- Webhooks that came in. The unique identity of an event is what makes its effect happen once.
create table webhook_log (
    id uuid primary key,
    source text not null,
    event_type text,
    identity text,
    payload jsonb not null,
    signature text,
    is_valid boolean not null,
    error_message text,
    failures int not null default 0,
    next_try_at timestamptz,
    processed_at timestamptz,
    created_at timestamptz not null,
    -- Rejected deliveries have none, so that they block nobody.
    unique (source, identity)
);

create index webhook_log_newest on webhook_log (created_at desc, id desc);
create index webhook_log_rejected on webhook_log (created_at desc) where identity is null;
create index webhook_log_due on webhook_log (next_try_at) where next_try_at is not null;
