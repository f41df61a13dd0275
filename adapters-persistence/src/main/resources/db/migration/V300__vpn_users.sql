-- Which user of the panel is which of ours. The panel knows no UUID of a user, so it is given here.
create table vpn_users (
    id uuid primary key,
    panel_id bigint not null unique,
    short_uuid text not null,
    owner_id uuid,
    -- How the panel last showed the user: the reconciler compares with it.
    status text not null check (status in ('ACTIVE', 'DISABLED', 'LIMITED', 'EXPIRED')),
    expires_at timestamptz not null,
    adopted_at timestamptz not null default now()
);

-- One VPN user an account.
create unique index vpn_users_owner on vpn_users (owner_id) where owner_id is not null;
