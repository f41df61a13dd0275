package com.cybervpn.domain.operations;

/** How far to bring the schema (T-DB-migrate-1). */
public sealed interface SchemaTarget {
    /** Reads what the API writes: {@code head}, {@code +1}, {@code -1} or the id of a step. */
    static SchemaTarget of(String text) {
        return switch (text) {
            case "head" -> new Head();
            case "+1" -> new Next();
            case "-1" -> new Previous();
            default -> new Exactly(text);
        };
    }

    /** All that this release knows. */
    record Head() implements SchemaTarget {}

    /** One step further. */
    record Next() implements SchemaTarget {}

    /** One step back. */
    record Previous() implements SchemaTarget {}

    /** The step with that id. */
    record Exactly(String id) implements SchemaTarget {}
}
