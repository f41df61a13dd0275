package com.cybervpn.web.deployer;

import static com.cybervpn.web.deployer.Answers.or;
import static com.cybervpn.web.deployer.Answers.text;
import static com.cybervpn.web.deployer.Answers.texts;

import com.cybervpn.domain.deployer.DirectorySpec;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.UserSpec;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the setup operations are asked, with the contract's defaults. */
final class SetupRequests {
    private SetupRequests() {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerSetupRequest")
    record SetupRequest(
            @Nullable Boolean createUser,
            @Nullable Boolean installPackages,
            @Nullable Boolean setupDirectories,
            @Nullable Boolean configureFirewall,
            @Nullable List<@Nullable String> packages,
            @Nullable List<@Nullable String> sshKeys) {
        SetupSpec spec(boolean dryRun) {
            return new SetupSpec(
                    or(createUser, true),
                    or(installPackages, true),
                    or(setupDirectories, true),
                    or(configureFirewall, true),
                    packages == null ? SetupSpec.DEFAULT_PACKAGES : texts(packages),
                    texts(sshKeys),
                    dryRun);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerPackageRequest")
    record PackagesRequest(
            @Nullable List<@Nullable String> packages,
            @Nullable Boolean updateFirst) {
        PackageSpec spec() {
            return new PackageSpec(texts(packages), or(updateFirst, true));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerUserRequest")
    record UserRequest(
            @Nullable String username,
            @Nullable String homeDir,
            @Nullable String shell,
            @Nullable List<@Nullable String> groups,
            @Nullable Boolean createHome,
            @Nullable Boolean systemUser,
            @Nullable Boolean setupSsh,
            @Nullable List<@Nullable String> sshKeys,
            @Nullable Boolean setupSudo,
            @Nullable List<@Nullable String> sudoCommands,
            @Nullable List<DirectoryRequest> directories) {
        UserSpec spec() {
            String user = text(username);
            return new UserSpec(
                    user,
                    or(homeDir, "/home/" + user),
                    or(shell, "/bin/bash"),
                    texts(groups),
                    or(createHome, true),
                    or(systemUser, false),
                    or(setupSsh, true),
                    texts(sshKeys),
                    or(setupSudo, false),
                    texts(sudoCommands),
                    directories == null
                            ? List.of()
                            : directories.stream()
                                    .map(directory -> directory.spec(user))
                                    .toList());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerDirectory")
    record DirectoryRequest(
            @Nullable String path,
            @Nullable String permissions,
            @Nullable String owner,
            @Nullable String group,
            @Nullable Boolean parents) {
        DirectorySpec spec(String user) {
            String by = or(owner, user);
            return new DirectorySpec(text(path), or(permissions, "755"), by, or(group, by), or(parents, true));
        }
    }
}
