-- Which tier of the terminal an account was given; without a row it has the installation's default.

create table terminal_tiers (
    account_id uuid primary key,
    tier text not null check (tier in ('free', 'pro', 'team', 'enterprise')),
    ends_at timestamptz
);
