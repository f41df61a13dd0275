-- The commands that accounts ran, and what they printed.

-- For a search inside of texts. Both are trusted extensions: whoever may create tables in this database may have them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table terminal_commands (
    id uuid primary key,
    owner_id uuid not null,
    -- Counts an owner's commands from 1 up. Rows go from the old end only, so that there are no gaps: any page of a history
    -- and the number of its commands are found without counting rows.
    ordinal bigint not null,
    session_id uuid,
    command text not null,
    folded text not null, -- the command in lower case, to be searched
    status text not null check (status in ('running', 'success', 'error')),
    exit_code integer,
    created_at timestamptz not null,
    executed_at timestamptz,
    constraint terminal_commands_ordinal unique (owner_id, ordinal),
    check ((status = 'running') = (executed_at is null))
) with (fillfactor = 90); -- each row is changed once, at the end of its command

create index terminal_commands_of_session on terminal_commands (owner_id, session_id, ordinal) where session_id is not null;
create index terminal_commands_running on terminal_commands (created_at) where status = 'running';
create index terminal_commands_search on terminal_commands using gin (owner_id, folded gin_trgm_ops) with (fastupdate = off);

create function number_terminal_command() returns trigger language plpgsql as $$
begin
    if new.ordinal is null then
        -- One after the other for one owner; held until the end of the transaction.
        perform pg_advisory_xact_lock(hashtextextended('terminal-commands:' || new.owner_id, 0));
        select coalesce(max(ordinal), 0) + 1 into new.ordinal from terminal_commands where owner_id = new.owner_id;
    end if;
    return new;
end
$$;

create trigger number_terminal_command before insert on terminal_commands
    for each row execute function number_terminal_command();

-- Apart from the commands, since it is large, is kept for a shorter time and is searched by nobody.
create table terminal_command_outputs (
    command_id uuid primary key references terminal_commands (id) on delete cascade,
    output text not null,
    kept_since timestamptz not null
);

create index terminal_command_outputs_age on terminal_command_outputs (kept_since);
