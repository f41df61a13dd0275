package com.cybervpn.persistence.billing;

import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what several of billing's tables have in common. */
final class Columns {
    private Columns() {}

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Integer integerOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    static Subscriber subscriber(ResultSet row) throws SQLException {
        UUID account = uuidOrNull(row, "account_id");
        return new Subscriber(
                new SubscriberId(uuid(row, "subscriber_id")), account == null ? null : new AccountId(account));
    }

    static @Nullable UUID account(Subscriber subscriber) {
        return subscriber.account().map(AccountId::value).orElse(null);
    }

    /** Null when there is no traffic limit in the row. */
    static @Nullable Allowance allowanceOrNull(ResultSet row) throws SQLException {
        Long limit = row.getObject("traffic_limit_bytes", Long.class);
        return limit == null ? null : new Allowance(limit, integerOrNull(row, "device_limit"));
    }

    static Money money(ResultSet row, String minorColumn) throws SQLException {
        return Money.of(row.getLong(minorColumn), row.getString("currency"));
    }
}
