package com.cybervpn.persistence.deployer;

import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.DeployOrder;
import com.cybervpn.domain.deployer.DeploymentSpec;
import com.cybervpn.domain.deployer.DirectorySpec;
import com.cybervpn.domain.deployer.FirewallRule;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.RollbackOrder;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.deployer.VersionId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.SerdeImport;

/** Names the domain types that {@link JdbcTaskRequests} writes as JSON. */
@SerdeImport(value = AppId.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = VersionId.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = SetupSpec.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = UserSpec.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = DirectorySpec.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = PackageSpec.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = LockdownSpec.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = LockdownSpec.Fail2ban.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = LockdownSpec.Hardening.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = FirewallRule.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = ServiceOrder.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = DeployOrder.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = DeploymentSpec.class, mixin = StoredRequests.WithEmptyMembers.class)
@SerdeImport(value = RollbackOrder.class, mixin = StoredRequests.WithEmptyMembers.class)
final class StoredRequests {
    private StoredRequests() {}

    /** An empty list is not the same as none: no firewall rules are not the default rules. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    static final class WithEmptyMembers {}
}
