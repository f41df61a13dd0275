-- Events that are too large for a notification (8000 bytes): it then names a row here. Kept for minutes only.
create unlogged table event_payloads (
    id bigint generated always as identity primary key,
    payload text not null,
    created_at timestamptz not null default now()
);
