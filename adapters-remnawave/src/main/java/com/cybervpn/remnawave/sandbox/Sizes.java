package com.cybervpn.remnawave.sandbox;

import java.util.Locale;

/** Byte counts as the panel writes them for people. */
final class Sizes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Sizes() {}

    /** {@code 0}, {@code 700 B}, {@code 200.00 GiB}; with a minus in front of less than nothing. */
    static String readable(long bytes) {
        if (bytes == 0) return "0";
        if (bytes < 0) return "-" + readable(-bytes);
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.2f %s", size, UNITS[unit]);
    }
}
