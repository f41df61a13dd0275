-- Accounts of providers that open an account here. Telegram's stand in the accounts themselves.
create table oauth_links (
    provider text not null
        check (provider in ('telegram', 'github', 'google', 'discord', 'apple', 'microsoft', 'twitter')),
    provider_user_id text not null,
    account_id uuid not null references accounts (id) on delete cascade,
    linked_at timestamptz not null,
    primary key (provider, provider_user_id),
    -- One of each provider.
    unique (account_id, provider)
);
