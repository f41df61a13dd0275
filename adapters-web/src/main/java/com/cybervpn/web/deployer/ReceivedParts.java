package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.VersionArchive.Upload;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** An upload while it is looked at: its parts as files, gone when this is closed. */
final class ReceivedParts implements AutoCloseable {
    private static final long MAX_BYTES = 157_286_400;
    private static final int MAX_FILES = 2_000;

    private final List<Path> files = new ArrayList<>();
    private final List<Upload.PublicFile> publicFiles = new ArrayList<>();
    private @Nullable Path zip;
    private @Nullable Path binary;
    private long received;

    private ReceivedParts() {}

    /** Receives a form. */
    static ReceivedParts of(MultipartBody body) throws IOException {
        ReceivedParts parts = new ReceivedParts();
        try {
            for (CompletedPart part : Flux.from(body).toIterable()) parts.take(part);
            return parts;
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Receives an archive that is the whole body. */
    static ReceivedParts zip(InputStream body) throws IOException {
        ReceivedParts parts = new ReceivedParts();
        try {
            parts.zip = parts.copy(body, "body");
            return parts;
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    Upload upload() {
        if (zip != null) return new Upload.Zip(zip);
        if (binary == null) throw Answers.invalid(Map.of("deployment_zip", "is required"));
        if (publicFiles.isEmpty()) throw Answers.invalid(Map.of("pb_public_files", "are required"));
        return new Upload.Parts(binary, publicFiles);
    }

    private void take(CompletedPart part) throws IOException {
        if (files.size() >= MAX_FILES) throw Answers.invalid(Map.of("pb_public_files", "are more than " + MAX_FILES));
        if (!(part instanceof CompletedFileUpload file)) return;
        try (InputStream in = file.getInputStream()) {
            switch (part.getName()) {
                case "deployment_zip" -> zip = copy(in, "deployment_zip");
                case "pocketbase_binary" -> binary = copy(in, "pocketbase_binary");
                case "pb_public_files", "pb_public_files[]" ->
                    publicFiles.add(new Upload.PublicFile(file.getFilename(), copy(in, "pb_public_files")));
                default -> {} // a part that nobody asked for
            }
        }
    }

    private Path copy(InputStream in, String member) throws IOException {
        Path file = Files.createTempFile("upload-", ".part");
        files.add(file);
        byte[] chunk = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count; (count = in.read(chunk)) >= 0; ) {
                received += count;
                if (received > MAX_BYTES) {
                    throw Answers.invalid(Map.of(member, "is larger than " + MAX_BYTES + " bytes"));
                }
                out.write(chunk, 0, count);
            }
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) Files.deleteIfExists(file);
    }
}
