package com.cybervpn.bootstrap.bench;

import java.util.function.Consumer;

/** Comparisons that belong together and share what they run against. */
@FunctionalInterface
interface Suite {
    /** Measures one after the other, and reports each at once. */
    void run(Consumer<Row> report) throws Exception;
}
