package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@link SampleRows} of one kind in a list. */
public final class InMemorySampleRows implements SampleRows {
    private final SampleKind kind;
    private final List<Row> rows = new ArrayList<>();
    private final List<AccountId> forgotten = new ArrayList<>();

    public InMemorySampleRows(SampleKind kind) {
        this.kind = kind;
    }

    /**
     * @param number in the fixed series; 0 outside of it
     */
    public record Row(AccountId owner, int number, Instant madeAt) {}

    @Override
    public SampleKind kind() {
        return kind;
    }

    @Override
    public int add(Batch batch) {
        int before = rows.size();
        for (int i = 0; i < batch.count(); i++) {
            int number = batch.repeatable() ? i + 1 : 0;
            if (batch.repeatable() && rows.stream().anyMatch(row -> row.number() == number)) continue;
            rows.add(new Row(batch.owners().get(i % batch.owners().size()), number, batch.now()));
        }
        return rows.size() - before;
    }

    @Override
    public int remove(List<AccountId> owners, Instant before) {
        int present = rows.size();
        rows.removeIf(row -> owners.contains(row.owner()) && row.madeAt().isBefore(before));
        return present - rows.size();
    }

    @Override
    public void forget(List<AccountId> leaving) {
        forgotten.addAll(leaving);
    }

    public List<AccountId> forgotten() {
        return forgotten;
    }

    /** Can be enlisted in transactions. */
    public List<Row> rows() {
        return rows;
    }
}
