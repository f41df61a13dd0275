package com.cybervpn.domain.operations;

/** An amount of bytes, written for people in PostgreSQL's manner: {@code 12 MB} (T-DB-stats). */
public record ByteSize(long bytes) {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    /** Up to here a number is still easy to read. */
    private static final long READABLE = 10 * 1024;

    public ByteSize {
        if (bytes < 0) throw new IllegalArgumentException("size must not be negative: " + bytes);
    }

    @Override
    public String toString() {
        long amount = bytes;
        int unit = 0;
        while (amount >= READABLE && unit < UNITS.length - 1) {
            amount = (amount + 512) / 1024;
            unit++;
        }
        return amount + " " + UNITS[unit];
    }
}
