package com.cybervpn.application.vpn.port.out;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What our API says about things on the panel that the panel has no place for: descriptions, types, order. */
public interface PanelNotes {
    /** Snippets, by name. */
    String SNIPPET = "snippet";
    /** Squads, by id. */
    String SQUAD = "squad";
    /** Config profiles, by id. */
    String CONFIG_PROFILE = "config_profile";
    /** Subscription templates, by id. */
    String TEMPLATE = "template";

    /** All notes on things of one kind, by the key the panel knows the thing by. */
    Map<String, Map<String, @Nullable Object>> all(String kind);

    /** Stores or replaces the note on one thing. */
    void put(String kind, String key, Map<String, @Nullable Object> members);

    void remove(String kind, String key);
}
