package com.cybervpn.domain.hosting;

import java.util.Optional;
import java.util.Set;

/** The files in the root of a project. */
public interface ProjectFiles {
    /** The names of the regular files, without folders. */
    Set<String> names();

    /** The content of one of them; empty when there is none of that name or it is too large to be looked at. */
    Optional<String> text(String name);

    default boolean has(String name) {
        return names().contains(name);
    }
}
