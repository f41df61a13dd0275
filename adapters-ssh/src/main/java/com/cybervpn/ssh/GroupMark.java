package com.cybervpn.ssh;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/** The process group that a command says before its own output: digits between two SOH. Taken off what is passed on. */
final class GroupMark {
    private static final byte SIGN = 1;
    private static final int MAX_DIGITS = 12;

    private final ByteArrayOutputStream digits = new ByteArrayOutputStream();
    private boolean begun;
    private volatile long group = -1;
    private boolean done;

    /** Empty until it was said. */
    OptionalLong group() {
        return group > 1 ? OptionalLong.of(group) : OptionalLong.empty();
    }

    /** The next bytes of output, without the mark; what a login script says before it is left in its place. */
    byte[] takenOff(byte[] bytes) {
        if (done) return bytes;
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (done) {
                rest.writeBytes(Arrays.copyOfRange(bytes, i, bytes.length));
                break;
            }
            take(bytes[i], rest);
        }
        return rest.toByteArray();
    }

    private void take(byte b, ByteArrayOutputStream rest) {
        if (b == SIGN) {
            done = begun;
            begun = true;
            if (done && digits.size() > 0)
                group = Long.parseLong(digits.toString(java.nio.charset.StandardCharsets.US_ASCII));
        } else if (begun && b >= '0' && b <= '9' && digits.size() < MAX_DIGITS) {
            digits.write(b);
        } else {
            done = begun; // not ours
            rest.write(b);
        }
    }
}
