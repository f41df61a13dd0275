package com.cybervpn.application.terminal.service;

import java.time.Duration;

/**
 * What one user may take of the platform.
 *
 * @param sessionsPerUser open at a time, on all instances together
 * @param idle after which a session that nobody looks at and that runs nothing is closed
 * @param keptOutput bytes of output that each terminal keeps for views that broke off
 * @param window bytes of output that may be on their way to a view
 * @param keptInput bytes that may be typed ahead of what the shell takes
 */
public record TerminalLimits(int sessionsPerUser, Duration idle, int keptOutput, int window, int keptInput) {}
