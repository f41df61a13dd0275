package com.cybervpn.application.deployer.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks whether an archive may be unpacked on a host: a real zip, not empty, every entry inside of where it is unpacked,
 * no links, and no more in it than it may have (D-VER-2). Sizes are counted while reading, because what an archive says
 * about itself need not be true.
 */
final class ArchiveCheck {
    static final long MAX_BYTES = 157_286_400;
    private static final long MAX_UNPACKED = 1_073_741_824;
    private static final int MAX_ENTRIES = 50_000;
    private static final int MAX_RATIO = 200;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int LINK = 0xA000;

    private ArchiveCheck() {}

    /** The reason against it; empty when there is none. */
    static Optional<String> fault(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) return Optional.of("is larger than " + MAX_BYTES + " bytes");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            if (magic.length < 4 || magic[0] != 'P' || magic[1] != 'K') return Optional.of("is no zip archive");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return fault(zip, size).or(() -> linkFault(file));
        } catch (ZipException | IllegalArgumentException e) {
            return Optional.of("is a damaged zip archive");
        }
    }

    private static Optional<String> fault(ZipFile zip, long size) throws IOException {
        if (zip.size() > MAX_ENTRIES) return Optional.of("has more than " + MAX_ENTRIES + " entries");
        Set<String> seen = new HashSet<>();
        long total = 0;
        boolean files = false;
        byte[] chunk = new byte[64 * 1024];
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!staysInside(entry.getName())) return Optional.of("has an entry that leaves its directory");
            if (!seen.add(entry.getName().toLowerCase(Locale.ROOT))) return Optional.of("has an entry twice");
            if (entry.isDirectory()) continue;
            files = true;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int count; (count = in.read(chunk)) >= 0; ) {
                    total += count;
                    if (total > MAX_UNPACKED || total > size * MAX_RATIO + 1_048_576) {
                        return Optional.of("unpacks to far more than it is");
                    }
                }
            }
        }
        return files ? Optional.empty() : Optional.of("is empty");
    }

    private static boolean staysInside(String name) {
        String path = name.replace('\\', '/');
        return !path.startsWith("/")
                && !path.matches("[A-Za-z]:.*")
                && path.chars().noneMatch(Character::isISOControl)
                && !List.of(path.split("/")).contains("..");
    }

    /** The JDK does not tell the Unix mode of an entry, so the central directory is read for it. */
    private static Optional<String> linkFault(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            ByteBuffer tail = read(channel, Math.max(0, size - 66_000), (int) Math.min(size, 66_000));
            int end = tail.limit() - 22;
            while (end >= 0 && tail.getInt(end) != 0x06054b50) end--;
            if (end < 0) return Optional.of("is a damaged zip archive");
            long length = Integer.toUnsignedLong(tail.getInt(end + 12));
            long start = Integer.toUnsignedLong(tail.getInt(end + 16));
            if (start + length > size) return Optional.of("is a damaged zip archive");
            ByteBuffer directory = read(channel, start, (int) length);
            for (int at = 0; at + 46 <= directory.limit() && directory.getInt(at) == CENTRAL_HEADER; ) {
                int mode = directory.getInt(at + 38) >>> 16;
                if ((mode & 0xF000) == LINK) return Optional.of("has a link");
                at += 46
                        + Short.toUnsignedInt(directory.getShort(at + 28))
                        + Short.toUnsignedInt(directory.getShort(at + 30))
                        + Short.toUnsignedInt(directory.getShort(at + 32));
            }
            return Optional.empty();
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.of("is a damaged zip archive");
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) break;
        }
        return buffer.flip();
    }
}
