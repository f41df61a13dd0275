package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.ByteSize;
import java.util.ArrayList;
import java.util.List;

/** {@link Backups} that remembers what it was told to write. */
public final class InMemoryBackups implements Backups {
    private final List<Order> written = new ArrayList<>();
    private boolean broken;

    @Override
    public Outcome write(Order order) {
        if (broken) return new Outcome.Failed();
        boolean taken = order.name() != null
                && written.stream().anyMatch(known -> order.name().equals(known.name()));
        if (taken) return new Outcome.NameTaken();
        written.add(order);
        return new Outcome.Written(
                new Backup("/backups/" + written.size() + ".sql", new ByteSize(4_711), MovableClock.START));
    }

    /** Lets every further backup fail. */
    public void breakDown() {
        broken = true;
    }

    public List<Order> written() {
        return written;
    }
}
