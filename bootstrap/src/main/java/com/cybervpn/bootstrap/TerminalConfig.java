package com.cybervpn.bootstrap;

import com.cybervpn.application.terminal.service.TerminalLimits;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How shells are held.
 *
 * @param perUser open at a time, on all instances together
 * @param idle after which a session that nobody looks at and that runs nothing is closed
 * @param keptOutput bytes of output that each terminal keeps for views that broke off
 * @param window bytes of output that may be on their way to a view
 * @param keptInput bytes that may be typed ahead of what the shell takes
 */
@ConfigurationProperties("terminal.sessions")
record TerminalConfig(
        @Bindable(defaultValue = "10") @Min(1) @Max(1000) int perUser,
        @Bindable(defaultValue = "5m") Duration idle,

        @Bindable(defaultValue = "2097152") @Min(65_536) @Max(1 << 28)
        int keptOutput,

        @Bindable(defaultValue = "262144") @Min(4_096) @Max(1 << 26)
        int window,

        @Bindable(defaultValue = "1048576") @Min(65_536) @Max(1 << 26)
        int keptInput) {

    TerminalLimits limits() {
        return new TerminalLimits(perUser, idle, keptOutput, window, keptInput);
    }
}
