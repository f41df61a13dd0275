package com.cybervpn.domain.identity;

/** What is kept of a password: a PHC string ({@code $argon2id$...}). Never leaves the service. */
public record PasswordHash(String encoded) {
    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
