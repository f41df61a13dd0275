package com.cybervpn.persistence.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.DeployerStoresContract;
import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DatabaseTest
class JdbcDeployerStoresTest implements DeployerStoresContract {
    @Inject
    Servers servers;

    @Inject
    Apps apps;

    @Inject
    Versions versions;

    @Inject
    Archives archives;

    @Inject
    Deployments deployments;

    @Inject
    TaskRequests requests;

    @Inject
    Sql sql;

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public Apps apps() {
        return apps;
    }

    @Override
    public Versions versions() {
        return versions;
    }

    @Override
    public Archives archives() {
        return archives;
    }

    @Override
    public Deployments deployments() {
        return deployments;
    }

    @Override
    public TaskRequests requests() {
        return requests;
    }

    @ParameterizedTest
    @MethodSource("com.cybervpn.application.deployer.DeployerStoresContract#samples")
    void keepsRequestsUnreadable(TaskRequest request) {
        OperationId id = new OperationId(UUID.randomUUID());

        requests.save(id, request);

        String stored = sql.first(
                        "select request from deployer_requests where operation_id = ?",
                        row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1),
                        id.value())
                .orElseThrow();
        assertThat(stored).doesNotContain("hunter2").doesNotContain("curl");
    }
}
