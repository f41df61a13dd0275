package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Change;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is synchronised, and all it was before. */
public interface SyncItems {
    /** Those of these things that are stored. */
    Map<ItemKey, Item> find(AccountId account, Set<ItemKey> keys);

    /**
     * The earliest change first.
     *
     * @param since only what changed after it; null for all
     */
    List<Item> changedAfter(AccountId account, Set<DataType> types, @Nullable Instant since, boolean withTombstones);

    /** The versions before the present one, the latest first, as far as they are kept. */
    List<Item> history(AccountId account, ItemKey key);

    /**
     * Stores items in the place of those they follow, which become history.
     *
     * @param before what is stored of them now
     * @param at when it happens
     */
    void replace(AccountId account, Map<ItemKey, Item> before, List<Item> items, Instant at);

    /** Keeps a change that was not applied; the same one again is kept once. */
    void keepAside(AccountId account, Change change, String device, Instant at);

    /** What is not, or not any more, but can be had back; the latest first. */
    List<Past> past(AccountId account, ItemKey key, int limit);

    /** Forgets what became history before that, of all accounts. */
    int forgetHistory(Instant before);

    void forgetAll(AccountId account);
}
