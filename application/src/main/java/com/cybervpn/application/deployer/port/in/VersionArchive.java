package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import java.nio.file.Path;
import java.util.List;

/** Keeps the versions of apps and their archives (D-VER). */
public interface VersionArchive {
    Answer<Version> add(Caller caller, AppId app, String number, String notes);

    Answer<Version> find(Caller caller, VersionId id);

    /** Newest first. */
    Answer<List<Version>> list(Caller caller, AppId app);

    /** Deletes the version with its archive, unless its app runs it. */
    Answer<VersionId> remove(Caller caller, VersionId id);

    /** Whether an upload to this version may be received at all; asked before its bytes are. */
    Answer<Version> expectUpload(Caller caller, VersionId id);

    /**
     * Takes the archive of a version. The files are the caller's to delete.
     *
     * @throws java.io.UncheckedIOException when the files cannot be read or stored
     */
    Answer<Version> upload(Caller caller, VersionId id, Upload upload);

    /** The stored archive. */
    Answer<Archive> download(Caller caller, VersionId id);

    /** What was sent. */
    sealed interface Upload {
        /** A zip archive. */
        record Zip(Path file) implements Upload {}

        /** A program and the files that it serves, to be packed as {@code pocketbase} and {@code pb_public/}. */
        record Parts(Path binary, List<PublicFile> publicFiles) implements Upload {}

        /** @param name its path below {@code pb_public/} */
        record PublicFile(String name, Path file) {}
    }

    /** An archive to be sent. */
    record Archive(String name, Path file, long size) {}
}
