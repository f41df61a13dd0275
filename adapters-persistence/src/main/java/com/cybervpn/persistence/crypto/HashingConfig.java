package com.cybervpn.persistence.crypto;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What hashing a password costs, and how many may wait for it.
 *
 * @param memory KiB per hash
 * @param passes over that memory
 * @param waiting callers in the queue beyond those being served; the next is refused at once
 */
@ConfigurationProperties("password-hash")
record HashingConfig(
        @Bindable(defaultValue = "19456") @Min(8) @Max(1048576)
        int memory,

        @Bindable(defaultValue = "2") @Min(1) @Max(100) int passes,
        @Bindable(defaultValue = "64") @Min(1) @Max(10000) int waiting) {}
