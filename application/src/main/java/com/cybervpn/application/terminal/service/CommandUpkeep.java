package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.application.terminal.port.out.Commands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Ends commands whose instance died while they ran, and forgets outputs that are older than they are kept. */
public final class CommandUpkeep implements RecurringJob {
    /** A command can take its whole time, and then some for the way. */
    private static final Duration SURELY_OVER = RunCommand.MAX_TIMEOUT.plusMinutes(2);

    private final Commands commands;
    private final Duration outputsKept;
    private final InstantSource clock;

    public CommandUpkeep(Commands commands, Duration outputsKept, InstantSource clock) {
        this.commands = commands;
        this.outputsKept = outputsKept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "terminal-commands";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        commands.settle(now.minus(SURELY_OVER), now);
        while (commands.forgetOutputs(now.minus(outputsKept)) > 0) {
            // a bounded number at a time
        }
    }
}
