package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Sight;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.util.Map;

/** The counters of each account's synchronisation, and how far each of its devices sees. */
public interface SyncLedgers {
    /** {@link SyncLedger#NEW} when nothing was ever synchronised. */
    SyncLedger read(AccountId account);

    /**
     * The ledger; until the open transaction ends nobody else gets past this call for the same account. So an account's
     * operations are stored in the order of their times.
     */
    SyncLedger lock(AccountId account);

    void save(AccountId account, SyncLedger ledger);

    /** Types that are missing were never pulled there. */
    Map<DataType, Sight> sights(AccountId account, String device);

    /** Forgotten with the device. */
    void saveSights(AccountId account, String device, Map<DataType, Sight> sights);

    /** Forgets the ledger and what all devices saw. */
    void forgetAll(AccountId account);
}
