-- Double entry: a transfer is two entries, and the entries of each transfer add up to zero.
create table ledger_transfers (
    id uuid primary key,
    reason text not null,
    reference text not null,
    booked_at timestamptz not null,
    unique (reason, reference)
);

create table ledger_entries (
    transfer_id uuid not null references ledger_transfers (id),
    account text not null,
    currency char(3) not null,
    amount_minor bigint not null check (amount_minor <> 0),
    primary key (transfer_id, account)
);

create index ledger_entries_account on ledger_entries (account, currency) include (amount_minor);

-- What we owe accounts; here so that two spenders cannot both take the last cent.
create table reward_balances (
    account text not null,
    currency char(3) not null,
    balance_minor bigint not null constraint reward_balance_not_negative check (balance_minor >= 0),
    primary key (account, currency)
);

create function ledger_transfer_adds_up() returns trigger language plpgsql as $$
begin
    if (select sum(amount_minor) <> 0 or count(*) <> 2 or count(distinct currency) <> 1
        from ledger_entries where transfer_id = new.transfer_id) then
        raise exception 'transfer % does not add up', new.transfer_id;
    end if;
    return null;
end $$;

create constraint trigger ledger_entries_add_up after insert on ledger_entries
    deferrable initially deferred for each row execute function ledger_transfer_adds_up();

-- The book is only ever added to.
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only';
end $$;

create trigger ledger_entries_append_only before update or delete on ledger_entries
    for each row execute function ledger_is_append_only();
create trigger ledger_transfers_append_only before update or delete on ledger_transfers
    for each row execute function ledger_is_append_only();
