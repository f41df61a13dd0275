package com.cybervpn.domain.operations;

import java.time.Instant;

/**
 * A backup that was written.
 *
 * @param file its absolute path on the machine of the instance that wrote it
 */
public record Backup(String file, ByteSize size, Instant createdAt) {}
