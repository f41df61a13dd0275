package com.cybervpn.domain.hosting;

import java.util.regex.Pattern;

/** A git branch, by the rules of {@code git check-ref-format}; never something that a command could take for an option. */
public record Branch(String value) {
    private static final int MAX_LENGTH = 200;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//");

    public Branch {
        value = value.strip();
        if (value.isEmpty()) throw new InvalidValue("branch is required");
        if (value.length() > MAX_LENGTH || !isWellFormed(value)) {
            throw new InvalidValue("branch is not a valid git branch name");
        }
    }

    private static boolean isWellFormed(String name) {
        if (name.startsWith("-") || name.startsWith("/") || name.endsWith("/") || name.endsWith(".")) return false;
        if (name.equals("@") || FORBIDDEN.matcher(name).find()) return false;
        for (String part : name.split("/")) {
            if (part.startsWith(".") || part.endsWith(".lock")) return false;
        }
        return true;
    }

    /** The full name of the ref: {@code refs/heads/main}. */
    public String ref() {
        return "refs/heads/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
