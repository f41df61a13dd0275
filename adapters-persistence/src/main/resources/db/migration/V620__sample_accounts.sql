-- Which accounts are made up: their names alone could be anybody's.
create table sample_accounts (
    account_id uuid primary key references accounts (id) on delete cascade,
    -- Its place in the fixed series; null for those outside of it.
    number int unique check (number > 0)
);
