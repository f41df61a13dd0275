package com.cybervpn.persistence.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.HostingStoresContract;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.EnvKey;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcHostingStoresTest implements HostingStoresContract {
    @Inject
    Apps apps;

    @Inject
    Deployments deployments;

    @Inject
    EnvVars environment;

    @Inject
    Tenants tenants;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @BeforeEach
    void noRows() {
        sql.update("truncate hosting_apps, hosting_deployments, hosting_env_vars, hosting_plans");
    }

    @Test
    void keepsNoValueInTheClear() {
        App app = App.create(
                apps.nextId(),
                OWNER,
                new AppName("a"),
                new Subdomain("abcdef"),
                false,
                new RepositoryUrl("https://git.example.org/a.git"),
                new Branch("main"),
                NOW);
        apps.add(app);
        environment.save(
                new EnvVar(environment.nextId(), app.id(), new EnvKey("A"), Secret.of("open sesame"), NOW, NOW));

        byte[] stored = sql.first("select value from hosting_env_vars", row -> row.getBytes(1))
                .orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
    }

    @Test
    void letsOneAtATimePastTheLockOfAnAccount() throws Exception {
        AccountId owner = new AccountId(UUID.randomUUID());
        List<Callable<Boolean>> attempts = IntStream.range(0, 12)
                .<Callable<Boolean>>mapToObj(i -> () -> transactions.inTransaction(() -> {
                    tenants.lock(owner);
                    if (apps.countOwnedBy(owner) > 0) return false;
                    return apps.add(App.create(
                            apps.nextId(),
                            owner,
                            new AppName("app" + i),
                            new Subdomain("aaaaa" + (char) ('a' + i)),
                            false,
                            new RepositoryUrl("https://git.example.org/a.git"),
                            new Branch("main"),
                            NOW));
                }))
                .toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.invokeAll(attempts).stream().map(Future::resultNow).toList())
                    .containsOnlyOnce(true);
        }
    }

    @Override
    public Apps apps() {
        return apps;
    }

    @Override
    public Deployments deployments() {
        return deployments;
    }

    @Override
    public EnvVars environment() {
        return environment;
    }

    @Override
    public Tenants tenants() {
        return tenants;
    }
}
