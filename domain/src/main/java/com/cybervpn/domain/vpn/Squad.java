package com.cybervpn.domain.vpn;

import java.util.UUID;

/** A group of VPN users on the panel. */
public record Squad(UUID id, String name, SquadKind kind, int members) {}
