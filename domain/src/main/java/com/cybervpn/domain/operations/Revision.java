package com.cybervpn.domain.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of the schema.
 *
 * @param id by which it is called: {@code 201}
 * @param message what it brings, in a few words
 * @param appliedAt null while it is pending
 */
public record Revision(String id, String message, @Nullable Instant appliedAt) {}
