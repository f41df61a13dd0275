package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.AppEnvironment;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.EnvKey;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.InvalidValue;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Changes variables under the lock of their app, so that two writers of one key make one variable. */
public final class AppEnvironmentService implements AppEnvironment {
    private final EnvVars variables;
    private final AppCatalogue catalogue;
    private final Transactions transactions;
    private final InstantSource clock;

    AppEnvironmentService(EnvVars variables, AppCatalogue catalogue, Transactions transactions, InstantSource clock) {
        this.variables = variables;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<List<EnvVar>> list(Caller caller, AppId app) {
        return catalogue.own(caller, app).map(found -> variables.ofApp(found.id()));
    }

    @Override
    public SetOutcome set(Caller caller, AppId app, String key, Secret value) {
        return transactions.inTransaction(() -> catalogue
                .lockOwn(caller, app)
                .map(found -> stored(found, key, value))
                .orElseGet(SetOutcome.NoSuchApp::new));
    }

    @Override
    public RemoveOutcome remove(Caller caller, AppId app, String key) {
        return transactions.inTransaction(() -> catalogue
                .lockOwn(caller, app)
                .map(found -> removed(found, key))
                .orElseGet(RemoveOutcome.NoSuchApp::new));
    }

    private SetOutcome stored(App app, String keyText, Secret value) {
        try {
            EnvKey key = new EnvKey(keyText);
            Instant now = clock.instant();
            Optional<EnvVar> known = variables.find(app.id(), key);
            EnvVar variable = known.map(old -> old.withValue(value, now))
                    .orElseGet(() -> new EnvVar(variables.nextId(), app.id(), key, value, now, now));
            variables.save(variable);
            return known.isPresent() ? new SetOutcome.Changed(variable) : new SetOutcome.Added(variable);
        } catch (InvalidValue e) {
            return new SetOutcome.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private RemoveOutcome removed(App app, String key) {
        try {
            boolean there = variables.remove(app.id(), new EnvKey(key));
            return there ? new RemoveOutcome.Removed() : new RemoveOutcome.NoSuchVariable();
        } catch (InvalidValue e) {
            return new RemoveOutcome.NoSuchVariable(); // there cannot be one of that name
        }
    }
}
