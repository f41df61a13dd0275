package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.CleanUpTestData;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.operations.Stage;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link CleanUpTestData}. */
public final class CleanUpTestDataService implements CleanUpTestData {
    private final AdministrativeDesk desk;
    private final Samples samples;
    private final Transactions transactions;
    private final Stage stage;

    public CleanUpTestDataService(AdministrativeDesk desk, Samples samples, Transactions transactions, Stage stage) {
        this.desk = desk;
        this.samples = samples;
        this.transactions = transactions;
        this.stage = stage;
    }

    @Override
    public Outcome cleanUp(Caller caller, Command command) {
        desk.admit(caller);
        if (!stage.isDisposable()) throw new Forbidden("Not in " + stage.code());
        return desk.alone(
                () -> new Outcome.CleanedUp(transactions.inTransaction(() -> remove(caller, command))),
                Outcome.Busy::new);
    }

    private Map<SampleKind, Integer> remove(Caller caller, Command command) {
        var removed = samples.remove(command.kinds(), command.olderThan());
        Map<String, Object> counts = new LinkedHashMap<>();
        removed.forEach((kind, count) -> counts.put(kind.code(), count));
        desk.record(caller, "test_data_cleaned_up", counts);
        return removed;
    }
}
