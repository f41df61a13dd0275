package com.cybervpn.bootstrap.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** One comparison: ours beside a baseline, measured by turns so that a drift of the machine hits both. */
record Row(String name, String unit, double ours, double baseline, String goal) {
    private static final int ROUNDS = 5;

    /** Measures both by turns, the first round only to warm up, and keeps the medians. */
    static Row measure(String name, String unit, DoubleSupplier ours, DoubleSupplier baseline, String goal) {
        return measure(ROUNDS, name, unit, ours, baseline, goal);
    }

    /** The same in so many rounds, for what takes long. */
    static Row measure(
            int rounds, String name, String unit, DoubleSupplier ours, DoubleSupplier baseline, String goal) {
        double[] left = new double[rounds];
        double[] right = new double[rounds];
        ours.getAsDouble();
        baseline.getAsDouble();
        for (int round = 0; round < rounds; round++) {
            left[round] = ours.getAsDouble();
            right[round] = baseline.getAsDouble();
        }
        return new Row(name, unit, median(left), median(right), goal);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    double ratio() {
        return ours / baseline;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-52s %8.2f   (%,.1f to %,.1f %s; goal %s)", name, ratio(), ours, baseline, unit, goal);
    }
}
