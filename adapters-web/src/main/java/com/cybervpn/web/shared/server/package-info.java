/**
 * What happens to a request before any controller sees it: its path, its listener, its client's address.
 *
 * <p><b>The two faces of the deployer.</b> Its controllers are written once, at {@code /deployer/api/v1/...}, with
 * {@code @Secured(SecurityRule.IS_AUTHENTICATED)} and a {@code Caller} parameter. On the public listener they are served
 * there, to staff of role operator and up. The local listener is a window onto that subtree: it puts {@code /deployer}
 * before the path of each request and WebSocket upgrade, so that {@code GET /api/v1/servers} there is {@code GET
 * /deployer/api/v1/servers}, and nothing outside the subtree can be named. Whoever reaches it is signed in as
 * {@link com.cybervpn.web.shared.security.LocalOperator}, whatever tokens are sent. A controller needs to know none of
 * this.
 */
@NullMarked
package com.cybervpn.web.shared.server;

import org.jspecify.annotations.NullMarked;
