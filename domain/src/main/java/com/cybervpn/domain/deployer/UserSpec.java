package com.cybervpn.domain.deployer;

import java.util.List;

/**
 * A user to be there (D-SET-10).
 *
 * @param sudoCommands what it may do as root without a password; empty means all
 */
public record UserSpec(
        String username,
        String homeDir,
        String shell,
        List<String> groups,
        boolean createHome,
        boolean systemUser,
        boolean setupSsh,
        List<String> sshKeys,
        boolean setupSudo,
        List<String> sudoCommands,
        List<DirectorySpec> directories)
        implements TaskRequest {
    public UserSpec {
        groups = List.copyOf(groups);
        sshKeys = List.copyOf(sshKeys);
        sudoCommands = List.copyOf(sudoCommands);
        directories = List.copyOf(directories);
    }

    public Faults faults() {
        Faults faults = new Faults()
                .matches("username", username, Names.ACCOUNT)
                .path("home_dir", homeDir)
                .path("shell", shell)
                .each("groups", groups, Names.ACCOUNT)
                .each("ssh_keys", sshKeys, Names.PUBLIC_KEY)
                .when(directories.size() > 100, "directories", "are more than 100");
        sudoCommands.forEach(command -> faults.when(
                command.isBlank() || command.length() > 1_000 || command.chars().anyMatch(Character::isISOControl),
                "sudo_commands",
                "has a bad command"));
        for (int i = 0; i < directories.size(); i++) directories.get(i).check(faults, "directories[" + i + "]");
        return faults;
    }
}
