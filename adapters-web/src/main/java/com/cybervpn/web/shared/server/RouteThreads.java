package com.cybervpn.web.shared.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.inject.MethodReference;
import io.micronaut.scheduling.executor.ExecutorSelector;
import io.micronaut.scheduling.executor.ThreadSelection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a route on the thread that its filters ended on, if that is a virtual one: another would do nothing better. */
@Singleton
final class RouteThreads implements BeanCreatedEventListener<ExecutorSelector> {
    @Override
    public ExecutorSelector onCreated(BeanCreatedEvent<ExecutorSelector> event) {
        ExecutorSelector selector = event.getBean();
        return new ExecutorSelector() {
            @Override
            public Optional<ExecutorService> select(MethodReference<?, ?> method, ThreadSelection threads) {
                return selector.select(method, threads).map(SameThread::new);
            }

            @Override
            public Optional<ExecutorService> select(String name) {
                return selector.select(name);
            }
        };
    }

    private static final class SameThread extends AbstractExecutorService {
        private final ExecutorService others;

        SameThread(ExecutorService others) {
            this.others = others;
        }

        @Override
        public void execute(Runnable work) {
            if (Thread.currentThread().isVirtual()) work.run();
            else others.execute(work);
        }

        @Override
        public void shutdown() {
            others.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return others.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return others.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return others.isTerminated();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return others.awaitTermination(timeout, unit);
        }
    }
}
