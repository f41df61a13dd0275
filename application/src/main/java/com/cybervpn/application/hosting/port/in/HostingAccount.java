package com.cybervpn.application.hosting.port.in;

import com.cybervpn.domain.hosting.Quota;

/** Somebody with an account, and what of their plan is in use. */
public record HostingAccount(Customer customer, Quota quota) {}
