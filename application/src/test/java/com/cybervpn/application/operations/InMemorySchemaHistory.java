package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SchemaState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@link SchemaHistory} that only keeps the numbers of steps. */
public final class InMemorySchemaHistory implements SchemaHistory {
    private final List<Revision> applied = new ArrayList<>();
    private final List<Revision> pending = new ArrayList<>();
    private final Runnable wipe;
    private boolean broken;

    /**
     * @param wipe what else is lost when all is built anew
     */
    public InMemorySchemaHistory(Runnable wipe) {
        this.wipe = wipe;
    }

    public void add(String id, boolean isApplied) {
        (isApplied ? applied : pending).add(new Revision(id, "step", isApplied ? MovableClock.START : null));
    }

    @Override
    public SchemaState read() {
        return new SchemaState(applied, pending, highest(applied.stream()), highest(all()));
    }

    @Override
    public boolean apply(List<Revision> steps) {
        if (broken) return false;
        steps.forEach(step -> applied.add(new Revision(step.id(), step.message(), MovableClock.START)));
        pending.removeAll(steps);
        return true;
    }

    @Override
    public void rebuild() {
        wipe.run();
        apply(List.copyOf(pending));
    }

    /** Lets every further step fail. */
    public void breakDown() {
        broken = true;
    }

    private Stream<Revision> all() {
        return Stream.concat(applied.stream(), pending.stream());
    }

    private static Revision highest(Stream<Revision> revisions) {
        return revisions.max(Comparator.comparing(Revision::id)).orElse(null);
    }
}
