package com.cybervpn.pty;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * How shells on this machine are confined.
 *
 * @param enabled whether there are any; by default in development and not in production
 * @param directory where the users' homes lie; by default below the data directory
 * @param uid whom the sandboxes run as when the platform itself runs as root
 * @param memoryMegabytes address space of each process
 * @param totalMemoryMegabytes of all processes and temporary files of a user together, where control groups can be made
 * @param processes at a time
 * @param cpuSeconds of each process
 * @param fileMegabytes of each file that is written
 * @param homeMegabytes what a user's home may hold
 * @param openFiles of each process
 */
@ConfigurationProperties("terminal.sandbox")
record SandboxConfig(
        Optional<Boolean> enabled,
        Optional<String> directory,

        @Bindable(defaultValue = "64321") @Min(1000) @Max(2_000_000_000)
        int uid,

        @Bindable(defaultValue = "1024") @Min(64) int memoryMegabytes,
        @Bindable(defaultValue = "1024") @Min(64) int totalMemoryMegabytes,
        @Bindable(defaultValue = "64") @Min(8) int processes,
        @Bindable(defaultValue = "600") @Min(1) int cpuSeconds,
        @Bindable(defaultValue = "256") @Min(1) int fileMegabytes,
        @Bindable(defaultValue = "1024") @Min(1) int homeMegabytes,
        @Bindable(defaultValue = "256") @Min(32) int openFiles) {}
