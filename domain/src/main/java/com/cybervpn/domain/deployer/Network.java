package com.cybervpn.domain.deployer;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** An address or a network, in the one spelling in which packet filters write it back (RFC 5952 for IPv6). */
final class Network {
    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /** Empty for what is neither an address nor {@code address/prefix length}. */
    static Optional<Network> parse(String text) {
        if (!Names.SOURCE.matcher(text).matches()) return Optional.empty();
        int slash = text.indexOf('/');
        byte[] address;
        try {
            address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int prefix = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        return prefix > address.length * 8 ? Optional.empty() : Optional.of(new Network(address, prefix));
    }

    /** Whether it is the whole internet. */
    boolean isEverything() {
        return prefix == 0;
    }

    @Override
    public String toString() {
        byte[] masked = masked();
        String text = masked.length == 4 ? ipv4(masked) : ipv6(masked);
        return prefix == masked.length * 8 ? text : text + "/" + prefix;
    }

    private byte[] masked() {
        byte[] masked = address.clone();
        for (int bit = prefix; bit < masked.length * 8; bit++) masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        return masked;
    }

    private static String ipv4(byte[] bytes) {
        return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
    }

    private static String ipv6(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
        int from = 0;
        int length = 0;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) end++;
            if (end - start > length) {
                from = start;
                length = end - start;
            }
        }
        if (length < 2) return hex(groups, 0, 8);
        return hex(groups, 0, from) + "::" + hex(groups, from + length, 8);
    }

    private static String hex(int[] groups, int from, int to) {
        return String.join(
                ":",
                Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).toList());
    }
}
