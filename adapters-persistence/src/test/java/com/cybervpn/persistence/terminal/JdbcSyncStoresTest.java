package com.cybervpn.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.SyncStoresContract;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcSyncStoresTest implements SyncStoresContract {
    @Inject
    SyncItems items;

    @Inject
    SyncConflicts conflicts;

    @Inject
    SyncLedgers ledgers;

    @Inject
    Devices devices;

    @Inject
    Transactions transactions;

    @Test
    void givesEachOperationATimeOfItsOwnAlsoAtTheVeryFirst() throws Exception {
        AccountId ann = new AccountId(UUID.randomUUID());
        List<Callable<Instant>> operations = IntStream.range(0, 16)
                .<Callable<Instant>>mapToObj(_ -> () -> transactions.inTransaction(() -> {
                    SyncLedger ledger = ledgers.lock(ann).tick(NOW);
                    ledgers.save(ann, ledger);
                    return ledger.lastTick();
                }))
                .toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.invokeAll(operations).stream().map(Future::resultNow))
                    .doesNotHaveDuplicates()
                    .hasSize(16);
        }
        assertThat(ledgers.read(ann).lastTick()).isEqualTo(NOW.plusMillis(15));
    }

    @Override
    public SyncItems items() {
        return items;
    }

    @Override
    public SyncConflicts conflicts() {
        return conflicts;
    }

    @Override
    public SyncLedgers ledgers() {
        return ledgers;
    }

    @Override
    public Devices devices() {
        return devices;
    }
}
