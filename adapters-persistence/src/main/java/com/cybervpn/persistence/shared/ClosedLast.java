package com.cybervpn.persistence.shared;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what all beans may use until their own end: the connection pool, and then the database. The context destroys
 * beans that need other beans first, and sorts them by the types that they name, which hides what stands behind an
 * interface or a factory. This bean needs none, so its turn comes after all of those.
 */
@Singleton
public final class ClosedLast {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedLast.class);

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Takes over the end of {@code resource}; the one that was added last is closed first. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        resources.push(resource);
        return resource;
    }

    @PreDestroy
    synchronized void close() {
        while (!resources.isEmpty()) {
            AutoCloseable resource = resources.pop();
            try {
                resource.close();
            } catch (Exception e) {
                LOG.error("Could not close {}", resource, e);
            }
        }
    }
}
