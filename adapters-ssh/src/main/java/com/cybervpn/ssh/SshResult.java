package com.cybervpn.ssh;

/**
 * What a command left.
 *
 * @param status exit status; 255 when it was killed by a signal
 * @param out standard output, at most as much as was asked for
 * @param err standard error, likewise
 * @param truncated whether more was written than kept
 */
public record SshResult(int status, String out, String err, boolean truncated) {}
