package com.cybervpn.domain.deployer;

/** A directory to be there (D-SET-11). */
public record DirectorySpec(String path, String permissions, String owner, String group, boolean parents) {
    void check(Faults faults, String member) {
        faults.path(member + ".path", path)
                .matches(member + ".permissions", permissions, Names.PERMISSIONS)
                .matches(member + ".owner", owner, Names.ACCOUNT)
                .matches(member + ".group", group, Names.ACCOUNT);
    }
}
