-- The host keys that the platform trusts, and the ones that it refused and somebody may approve.
create table host_keys (
    host text not null,
    port int not null,
    algorithm text not null,
    fingerprint text not null,
    trusted_since timestamptz not null,
    refused_algorithm text,
    refused_fingerprint text,
    refused_at timestamptz,
    primary key (host, port)
);
