/**
 * The whole platform, started as {@code Main} starts it, asked over HTTP. Every exchange is held against the document that
 * the running platform publishes.
 *
 * <pre>{@code
 * private final TestPlatform platform = TestPlatform.shared();
 *
 * @Test
 * void listsServers() {
 *     JsonNode servers = platform.as(Role.VIEWER).get("/api/v1/servers").expect(200).json();
 * }
 * }</pre>
 */
@NullMarked
package com.cybervpn.bootstrap.e2e;

import org.jspecify.annotations.NullMarked;
