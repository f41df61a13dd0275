package com.cybervpn.domain.deployer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an app that can be deployed once its archive is there.
 *
 * @param archive the name of the stored archive; null before the upload
 */
public record Version(
        VersionId id,
        AppId app,
        String number,
        String notes,
        @Nullable String archive,
        Instant created,
        Instant updated) {

    /** What is wrong with it (D-VER-1). */
    public Faults faults() {
        return new Faults()
                .matches("version_number", number, Names.VERSION)
                .when(notes.length() > 1_000, "notes", "is longer than 1000");
    }

    public Version withArchive(String name, Instant now) {
        return new Version(id, app, number, notes, name, created, now);
    }
}
