/** What every WebSocket shares: the way in, bounded queues, heartbeats, limits and the end of sessions. */
@NullMarked
package com.cybervpn.web.shared.socket;

import org.jspecify.annotations.NullMarked;
