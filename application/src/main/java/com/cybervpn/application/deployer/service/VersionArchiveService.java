package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.VersionArchive;
import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Faults;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Keeps versions and their archives. */
public final class VersionArchiveService implements VersionArchive {
    private static final long MAX_BINARY = 104_857_600;
    private static final long MAX_PUBLIC = 52_428_800;

    private final Versions versions;
    private final Apps apps;
    private final Archives archives;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public VersionArchiveService(
            Versions versions,
            Apps apps,
            Archives archives,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.versions = versions;
        this.apps = apps;
        this.archives = archives;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer<Version> add(Caller caller, AppId app, String number, String notes) {
        Entry.require(caller);
        if (apps.find(app).isEmpty()) return new Answer.Missing<>("app");
        Instant now = clock.instant();
        Version version = new Version(new VersionId(ids.next()), app, number, notes, null, now, now);
        Faults faults = version.faults();
        if (faults.any()) return new Answer.Invalid<>(faults.byMember());
        if (versions.find(app, number).isPresent()) return new Answer.Conflict<>("the app has this version already");
        transactions.run(() -> {
            versions.save(version);
            audit.record(AuditTrail.Entry.of(
                    caller, "version_created", "deployer_version", version.id().toString()));
        });
        return new Answer.Done<>(version);
    }

    @Override
    public Answer<Version> find(Caller caller, VersionId id) {
        Entry.require(caller);
        return versions.find(id)
                .<Answer<Version>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Missing<>("version"));
    }

    @Override
    public Answer<List<Version>> list(Caller caller, AppId app) {
        Entry.require(caller);
        return apps.find(app).isEmpty() ? new Answer.Missing<>("app") : new Answer.Done<>(versions.of(app));
    }

    @Override
    public Answer<VersionId> remove(Caller caller, VersionId id) {
        return Entry.then(find(caller, id), version -> {
            if (isLive(version)) return new Answer.Conflict<>("the app runs this version");
            transactions.run(() -> {
                archives.delete(id);
                versions.delete(id);
                audit.record(AuditTrail.Entry.of(caller, "version_deleted", "deployer_version", id.toString()));
            });
            return new Answer.Done<>(id);
        });
    }

    @Override
    public Answer<Version> expectUpload(Caller caller, VersionId id) {
        return Entry.then(
                find(caller, id),
                version -> isLive(version) && version.archive() != null
                        ? new Answer.Conflict<>("the app runs this version; what it runs is not replaced")
                        : new Answer.Done<>(version));
    }

    @Override
    public Answer<Version> upload(Caller caller, VersionId id, Upload upload) {
        return Entry.then(expectUpload(caller, id), version -> {
            try {
                return switch (upload) {
                    case Upload.Zip(Path file) -> keep(caller, version, file, "deployment_zip");
                    case Upload.Parts parts -> packed(caller, version, parts);
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Answer<Archive> download(Caller caller, VersionId id) {
        return Entry.then(find(caller, id), version -> {
            if (version.archive() == null) return new Answer.Missing<>("archive");
            try {
                Path copy = Files.createTempFile("download-", ".zip");
                Optional<Long> size =
                        archives.read(id, content -> Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING));
                if (size.isPresent()) return new Answer.Done<>(new Archive(version.archive(), copy, size.get()));
                Files.delete(copy);
                return new Answer.Missing<>("archive");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("interrupted", e));
            }
        });
    }

    private Answer<Version> packed(Caller caller, Version version, Upload.Parts parts) throws IOException {
        long publicBytes = 0;
        for (Upload.PublicFile file : parts.publicFiles()) publicBytes += Files.size(file.file());
        if (Files.size(parts.binary()) > MAX_BINARY) {
            return new Answer.Invalid<>(Map.of("pocketbase_binary", "is larger than " + MAX_BINARY + " bytes"));
        }
        if (publicBytes > MAX_PUBLIC) {
            return new Answer.Invalid<>(Map.of("pb_public_files", "are larger than " + MAX_PUBLIC + " bytes"));
        }
        Path zip = Files.createTempFile("packed-", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(zip);
                    ZipOutputStream to = new ZipOutputStream(out)) {
                put(to, "pocketbase", parts.binary());
                for (Upload.PublicFile file : parts.publicFiles()) put(to, "pb_public/" + file.name(), file.file());
            } catch (java.util.zip.ZipException e) {
                return new Answer.Invalid<>(Map.of("pb_public_files", "have a name twice"));
            }
            return keep(caller, version, zip, "pb_public_files");
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private static void put(ZipOutputStream to, String name, Path file) throws IOException {
        to.putNextEntry(new ZipEntry(name));
        Files.copy(file, to);
        to.closeEntry();
    }

    private Answer<Version> keep(Caller caller, Version version, Path zip, String member) throws IOException {
        Optional<String> fault = ArchiveCheck.fault(zip);
        if (fault.isPresent()) return new Answer.Invalid<>(Map.of(member, fault.get()));
        Version complete = version.withArchive("version-" + version.id() + ".zip", clock.instant());
        archives.store(version.id(), zip);
        transactions.run(() -> {
            versions.save(complete);
            audit.record(AuditTrail.Entry.of(
                    caller, "version_uploaded", "deployer_version", version.id().toString()));
        });
        return new Answer.Done<>(complete);
    }

    private boolean isLive(Version version) {
        return apps.find(version.app())
                .map(App::currentVersion)
                .filter(version.number()::equals)
                .isPresent();
    }
}
