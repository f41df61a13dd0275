package com.cybervpn.domain.terminal;

import java.time.Duration;

/**
 * A command to be run by a shell.
 *
 * @param text as the user typed it; for the shell to read, and for nothing else
 * @param timeout after which it is killed with all that it started
 * @param outputLimit bytes of output that are kept
 */
public record ShellCommand(String text, Duration timeout, int outputLimit) {}
