package com.cybervpn.domain.operations;

import java.util.regex.Pattern;

/** A name for a backup that is safe as the name of a file, wherever that lies (T-DB-backup-2). */
public record BackupName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    public BackupName {
        if (!isValid(value)) throw new IllegalArgumentException("not a name for a backup");
    }

    public static boolean isValid(String value) {
        return ALLOWED.matcher(value).matches() && !value.contains("..");
    }

    @Override
    public String toString() {
        return value;
    }
}
