package com.cybervpn.domain.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses on the public internet from those of this machine, its networks and its cloud. Where users name what the
 * platform connects to, the very address that is connected to is judged, never the name: names may point elsewhere the
 * second time they are asked (DNS rebinding).
 */
public final class PublicAddress {
    private static final List<Block> PRIVATE = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3));
    /** Global unicast is 2000::/3; of it, what tunnels or stands for something else is not let in. */
    private static final Block GLOBAL = Block.of("2000::", 3);

    private static final List<Block> NOT_GLOBAL =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));

    private PublicAddress() {}

    public static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) {
            return PRIVATE.stream().noneMatch(block -> block.contains(address));
        }
        return GLOBAL.contains(address) && NOT_GLOBAL.stream().noneMatch(block -> block.contains(address));
    }

    private record Block(byte[] prefix, int bits) {
        static Block of(String address, int bits) {
            return new Block(InetAddress.ofLiteral(address).getAddress(), bits);
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((bytes[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) return false;
            }
            return true;
        }
    }
}
