package com.cybervpn.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.operations.AuditEntriesContract;
import com.cybervpn.application.operations.port.in.ListAuditEntries.Filter;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditChainState.Broken;
import com.cybervpn.domain.operations.AuditChainState.Fault;
import com.cybervpn.domain.operations.AuditChainState.Intact;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Json;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DatabaseTest
class JdbcAuditTrailTest implements AuditEntriesContract {
    private final MovableClock clock = new MovableClock(MovableClock.START.plus(5, ChronoUnit.MICROS));

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    Json json;

    @Inject
    Ids ids;

    private JdbcAuditTrail trail;

    @BeforeEach
    void emptyTrail() {
        sql.update("truncate audit_log");
        sql.update("update audit_chain set anchor_number = 0, anchor_digest = decode(repeat('00', 32), 'hex'),"
                + " head_number = 0, head_digest = decode(repeat('00', 32), 'hex')");
        trail = new JdbcAuditTrail(sql, transactions, json, ids, clock);
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public AuditEntries entries() {
        return trail;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Test
    void joinsTheTransactionOfTheCaller() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    write(1);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(trail.list(Filter.NONE, 0, 10)).isEmpty();
        assertThat(trail.verify()).isEqualTo(new Intact(0));
    }

    @Test
    void staysOneChainWhenManyWriteAtOnce() throws InterruptedException {
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 10; i++) write(writer * 100 + i);
                }))
                .toList();
        for (Thread writer : writers) writer.join();

        assertThat(trail.verify()).isEqualTo(new Intact(80));
    }

    @ParameterizedTest
    @CsvSource({
        "update audit_log set new_value = '{\"n\":99}' where number = 3, 3, CHANGED",
        "update audit_log set actor = gen_random_uuid() where number = 3, 3, CHANGED",
        "update audit_log set entity_id = 'other' where number = 1, 1, CHANGED",
        "update audit_log set created_at = created_at - interval '1 us' where number = 2, 2, CHANGED",
        "update audit_log set digest = previous_digest where number = 5, 5, CHANGED",
        "delete from audit_log where number = 3, 3, GAP",
        "delete from audit_log where number = 1, 1, GAP",
        "delete from audit_log where number = 5, 5, WRONG_END",
        "delete from audit_log, 1, WRONG_END",
        "'update audit_log set number = 7 - number where number in (3, 4)', 3, CHANGED"
    })
    void noticesEveryTampering(String tampering, long number, Fault fault) {
        for (int i = 1; i <= 5; i++) write(i);
        assertThat(trail.verify()).isEqualTo(new Intact(5));

        if (tampering.contains("7 - number")) {
            sql.update("alter table audit_log drop constraint audit_log_pkey");
            sql.update(tampering);
            sql.update("alter table audit_log add primary key (number)");
        } else {
            sql.update(tampering);
        }

        assertThat(trail.verify()).isEqualTo(new Broken(number, fault));
    }

    @Test
    void noticesAnEntryThatWasForgedWithItsDigest() {
        for (int i = 1; i <= 3; i++) write(i);
        AuditRow forged = sql.first("select * from audit_log where number = 2", AuditRow::of)
                .map(row -> new AuditRow(
                        row.number(),
                        row.id(),
                        row.actor(),
                        "forged",
                        row.entityType(),
                        row.entityId(),
                        row.oldValue(),
                        row.newValue(),
                        row.ipAddress(),
                        row.userAgent(),
                        row.createdAt()))
                .orElseThrow();
        byte[] previous = sql.first("select previous_digest from audit_log where number = 2", row -> row.getBytes(1))
                .orElseThrow();
        sql.update("update audit_log set action = 'forged', digest = ? where number = 2", (Object)
                forged.digest(previous));

        AuditChainState state = trail.verify();

        assertThat(state).isEqualTo(new Broken(3, Fault.NOT_LINKED));
    }

    private void write(int number) {
        trail.record(new AuditTrail.Entry(
                ANN, "user_updated", "user", Integer.toString(number), null, Map.of("n", number), ORIGIN));
    }
}
