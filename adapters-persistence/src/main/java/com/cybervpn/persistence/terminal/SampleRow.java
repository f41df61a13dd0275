package com.cybervpn.persistence.terminal;

import com.cybervpn.application.operations.port.out.SampleRows.Batch;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.shared.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What made-up rows of every kind have. */
record SampleRow(UUID id, AccountId owner, int index, Instant at) {
    /**
     * The rows of a batch, oldest first. Those of the fixed series have the same ids each time.
     *
     * @param series names the kind
     */
    static List<SampleRow> of(Batch batch, String series, Ids ids) {
        return IntStream.range(0, batch.count())
                .mapToObj(i -> new SampleRow(
                        batch.repeatable() ? inSeries(series, i) : ids.next(),
                        batch.owners().get(i % batch.owners().size()),
                        i,
                        batch.now().minus(age(batch, i))))
                .toList();
    }

    private static UUID inSeries(String series, int index) {
        return UUID.nameUUIDFromBytes(("sample " + series + " " + index).getBytes(StandardCharsets.UTF_8));
    }

    /** Always younger than the whole span. */
    private static Duration age(Batch batch, int index) {
        return batch.span().multipliedBy(batch.count() - index).dividedBy(batch.count() + 1L);
    }

    /** A name that no other row has. */
    String name(String word) {
        return word + "-" + id.toString().substring(24);
    }

    static String[] texts(List<SampleRow> rows, Function<SampleRow, Object> text) {
        return rows.stream().map(row -> text.apply(row).toString()).toArray(String[]::new);
    }

    static String[] ids(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::toString).toArray(String[]::new);
    }
}
