package com.cybervpn.domain.terminal.sync;

/**
 * What an item is at one time.
 *
 * @param deleted the document is then what it was before
 */
public record State(Document document, boolean deleted) {
    /** Whether nobody could tell the difference: what a deleted thing was does not matter. */
    public boolean looksLike(State other) {
        return deleted ? other.deleted : equals(other);
    }
}
