-- The latest tries per limited thing. Unlogged: cheap to write, and a crash of the database only forgets minutes.
create unlogged table rate_limits (
    -- SHA-256 of what is limited and for whom: of fixed size, and names nobody.
    key bytea primary key,
    -- Microseconds since 1970, newest first.
    tries bigint[] not null,
    expires_at timestamptz not null
) with (fillfactor = 50);
