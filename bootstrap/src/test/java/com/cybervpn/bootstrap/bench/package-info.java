/** Measures the platform against baselines in the same run; prints ratios, asserts nothing. Run with {@code -Pbench}. */
@NullMarked
package com.cybervpn.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
