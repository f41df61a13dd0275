/**
 * A stand-in for a Remnawave panel 3.3.2 that runs inside the platform's process and speaks the panel's HTTP contract, as
 * recorded from a real one: so the HTTP adapter is the one that runs, with or without a panel.
 */
@NullMarked
package com.cybervpn.remnawave.sandbox;

import org.jspecify.annotations.NullMarked;
