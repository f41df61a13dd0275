package com.cybervpn.application.terminal.port.in;

import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.Item;
import org.jspecify.annotations.Nullable;

/**
 * A conflict with both sides.
 *
 * @param stored what is stored now; null when nothing is
 * @param storedDeviceName of the device that wrote it; null when it has none
 */
public record ConflictView(
        Conflict conflict, @Nullable Item stored, @Nullable String storedDeviceName) {}
