create table plans (
    id uuid primary key,
    name text not null check (name <> ''),
    price_minor bigint not null check (price_minor >= 0),
    currency char(3) not null,
    days int not null check (days between 1 and 3650),
    data_limit_gb int check (data_limit_gb >= 0),
    max_devices int check (max_devices > 0),
    features text[],
    on_sale boolean not null,
    archived_at timestamptz,
    version bigint not null
);

-- An archived plan gives its name free.
create unique index plans_name on plans (lower(name)) where archived_at is null;

-- A payment keeps the terms that its invoice was made for.
create table payments (
    id uuid primary key,
    subscriber_id uuid not null,
    account_id uuid,
    plan_id uuid not null references plans (id),
    plan_name text not null,
    days int not null check (days > 0),
    traffic_limit_bytes bigint not null check (traffic_limit_bytes >= 0),
    device_limit int check (device_limit > 0),
    amount_minor bigint not null check (amount_minor > 0),
    currency char(3) not null,
    provider text not null,
    external_id text not null,
    pay_url text not null,
    payload text not null,
    invoice_expires_at timestamptz not null,
    state text not null check (state in ('pending', 'completed', 'failed', 'refunded')),
    completed_at timestamptz,
    ended_at timestamptz,
    return_kind text check (return_kind in ('REFUND', 'CHARGEBACK')),
    return_reason text,
    created_at timestamptz not null,
    check ((state in ('completed', 'refunded')) = (completed_at is not null)),
    check ((state in ('failed', 'refunded')) = (ended_at is not null)),
    check ((state = 'refunded') = (return_kind is not null and return_reason is not null)),
    unique (provider, external_id)
);

create index payments_newest on payments (created_at desc, id desc);
create index payments_subscriber on payments (subscriber_id, created_at desc, id desc);
create index payments_plan on payments (plan_id);
create index payments_pending on payments (provider, id) where state = 'pending';

create table subscriptions (
    subscriber_id uuid primary key,
    account_id uuid,
    plan_id uuid references plans (id),
    plan_name text,
    trial boolean not null,
    auto_renew boolean not null,
    started_at timestamptz,
    expires_at timestamptz,
    ended boolean not null,
    cancelled_at timestamptz,
    cancel_reason text check (length(cancel_reason) <= 50),
    cancel_feedback text check (length(cancel_feedback) <= 1000),
    version bigint not null
);

create index subscriptions_end on subscriptions (expires_at, subscriber_id);
create index subscriptions_run_out on subscriptions (expires_at) where not ended;

-- What the panel must take over, once each: there is never a second change from the same source.
create table access_changes (
    id uuid primary key,
    source text not null unique,
    subscriber_id uuid not null,
    account_id uuid,
    kind text not null check (kind in ('PURCHASE', 'TRIAL', 'WITHDRAWAL', 'LAPSE')),
    days int not null,
    traffic_limit_bytes bigint check (traffic_limit_bytes >= 0),
    device_limit int check (device_limit > 0),
    state text not null check (state in ('due', 'planned', 'applied', 'dropped')),
    until timestamptz,
    ended_at timestamptz,
    drop_reason text,
    created_at timestamptz not null,
    check ((state in ('planned', 'applied')) = (until is not null)),
    check ((state in ('applied', 'dropped')) = (ended_at is not null)),
    check ((state = 'dropped') = (drop_reason is not null))
);

-- One change at a time is on its way to the panel: the rule of the use case, kept here as well.
create unique index access_changes_planned on access_changes (subscriber_id) where state = 'planned';
create index access_changes_open on access_changes (created_at) where state in ('due', 'planned');

create table trials (
    account_id uuid primary key,
    started_at timestamptz not null,
    ends_at timestamptz not null
);

create table referral_codes (
    account_id uuid primary key,
    code text not null unique check (code ~ '^[A-Z0-9]{6,12}$')
);

create table referrals (
    referred_id uuid primary key,
    referrer_id uuid not null,
    joined_at timestamptz not null,
    check (referred_id <> referrer_id)
);

create index referrals_referrer on referrals (referrer_id, joined_at desc);

create table commissions (
    payment_id uuid primary key references payments (id),
    referrer_id uuid not null,
    referred_id uuid not null,
    base_minor bigint not null check (base_minor > 0),
    rate numeric(9, 8) not null check (rate between 0 and 1),
    amount_minor bigint not null check (amount_minor > 0),
    currency char(3) not null,
    earned_at timestamptz not null
);

create index commissions_referred on commissions (referred_id);

create table renewals (
    id uuid primary key,
    subscriber_id uuid not null,
    period_end timestamptz not null,
    payment_id uuid references payments (id),
    unique (subscriber_id, period_end)
);

create table billing_notices (
    id uuid primary key,
    account_id uuid not null,
    kind text not null,
    about text not null,
    plan_name text,
    moment timestamptz not null,
    link text,
    unique (account_id, kind, about)
);
