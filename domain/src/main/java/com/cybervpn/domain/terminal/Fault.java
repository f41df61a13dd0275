package com.cybervpn.domain.terminal;

/**
 * What is wrong with something that a caller sent.
 *
 * @param field as the contract names it
 * @param reason for people: {@code must be from 1 to 65535}
 */
public record Fault(String field, String reason) {}
