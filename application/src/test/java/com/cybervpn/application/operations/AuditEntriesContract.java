package com.cybervpn.application.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.in.ListAuditEntries.Filter;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditEntry;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AuditEntries} must do with what its {@link AuditTrail} wrote. */
public interface AuditEntriesContract {
    AccountId ANN = new AccountId(new UUID(0, 1));
    Origin ORIGIN = new Origin("203.0.113.7", "curl/8");

    /** Writes to the same store, which is empty before each test. */
    AuditTrail trail();

    AuditEntries entries();

    /** What gives the entries their time. */
    MovableClock clock();

    private void write(@Nullable AccountId actor, String action, String entityId) {
        trail().record(new AuditTrail.Entry(actor, action, "user", entityId, null, null, ORIGIN));
        clock().advance(Duration.ofSeconds(1));
    }

    @Test
    default void keepsEverythingThatWasWritten() {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        before.put("zebra", null);
        before.put("limit", 107374182400L);
        before.put("tags", Arrays.asList("a", null, "ü"));
        before.put("inner", Map.of("active", true));
        trail().record(new AuditTrail.Entry(
                ANN, "user_updated", "user", "42", before, Map.of("limit", 1, "share", 0.5), ORIGIN));

        AuditEntry entry = entries().list(Filter.NONE, 0, 10).getFirst();

        assertThat(entry.id().version()).isEqualTo(7);
        assertThat(entry.actor()).isEqualTo(ANN);
        assertThat(entry.action()).isEqualTo("user_updated");
        assertThat(entry.entityType()).isEqualTo("user");
        assertThat(entry.entityId()).isEqualTo("42");
        assertThat(entry.oldValue())
                .hasToString("{zebra=null, limit=107374182400, tags=[a, null, ü], inner={active=true}}");
        assertThat(entry.newValue())
                .hasSize(2)
                .satisfies(value -> assertThat(value.get("share")).hasToString("0.5"));
        assertThat(entry.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(entry.userAgent()).isEqualTo("curl/8");
        assertThat(entry.at()).isEqualTo(clock().instant());
    }

    @Test
    default void keepsWhatIsAbsentAbsent() {
        trail().record(new AuditTrail.Entry(null, "login_failed", "account", null, null, null, Origin.SYSTEM));

        AuditEntry entry = entries().list(Filter.NONE, 0, 10).getFirst();

        assertThat(entry.actor()).isNull();
        assertThat(entry.entityId()).isNull();
        assertThat(entry.oldValue()).isNull();
        assertThat(entry.newValue()).isNull();
    }

    @Test
    default void listsTheNewestFirstInPages() {
        for (int i = 1; i <= 5; i++) write(ANN, "user_created", "user-" + i);

        assertThat(entries().list(Filter.NONE, 0, 2))
                .extracting(AuditEntry::entityId)
                .containsExactly("user-5", "user-4");
        assertThat(entries().list(Filter.NONE, 4, 2))
                .extracting(AuditEntry::entityId)
                .containsExactly("user-1");
        assertThat(entries().list(Filter.NONE, 5, 2)).isEmpty();
    }

    @Test
    default void narrowsByEachMember() {
        write(ANN, "user_created", "1");
        write(null, "user_created", "2");
        write(ANN, "user_deleted", "1");

        assertThat(entries().list(new Filter(ANN, null, null, null), 0, 9)).hasSize(2);
        assertThat(entries().list(new Filter(null, "user_created", null, null), 0, 9))
                .hasSize(2);
        assertThat(entries().list(new Filter(null, null, "user", "1"), 0, 9)).hasSize(2);
        assertThat(entries().list(new Filter(ANN, "user_deleted", "user", "1"), 0, 9))
                .hasSize(1);
        assertThat(entries().list(new Filter(null, null, "server", null), 0, 9)).isEmpty();
    }

    @Test
    default void staysVerifiableAfterTheOldestAreRemoved() {
        for (int i = 1; i <= 4; i++) write(ANN, "user_created", "user-" + i);

        int removed = entries().removeOlderThan(clock().instant().minusSeconds(2));

        assertThat(removed).isEqualTo(2);
        assertThat(entries().verify()).isEqualTo(new AuditChainState.Intact(2));
        write(ANN, "user_created", "user-5");
        assertThat(entries().verify()).isEqualTo(new AuditChainState.Intact(3));
        assertThat(entries().removeOlderThan(clock().instant())).isEqualTo(3);
        assertThat(entries().verify()).isEqualTo(new AuditChainState.Intact(0));
        write(ANN, "user_created", "user-6");
        assertThat(entries().verify()).isEqualTo(new AuditChainState.Intact(1));
    }
}
