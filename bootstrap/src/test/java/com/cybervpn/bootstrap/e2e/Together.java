package com.cybervpn.bootstrap.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Does one thing many times at once. */
final class Together {
    private Together() {}

    static <T> List<T> together(int times, Callable<T> call) {
        return together(Collections.nCopies(times, call));
    }

    static <T> List<T> together(List<Callable<T>> calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) results.add(future.get());
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
