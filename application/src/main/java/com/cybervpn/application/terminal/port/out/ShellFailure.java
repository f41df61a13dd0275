package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.terminal.ShellFault;
import org.jspecify.annotations.Nullable;

/** There is no shell, or none any more. */
public final class ShellFailure extends Exception {
    private final ShellFault fault;

    public ShellFailure(ShellFault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public ShellFault fault() {
        return fault;
    }
}
