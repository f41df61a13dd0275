/**
 * How the platform calls other people's HTTP APIs: one bounded, observed client for all of them.
 *
 * <p>An adapter describes the other system once as a {@link com.cybervpn.http.Peer}, gets its
 * {@link com.cybervpn.http.PeerClient} from {@link com.cybervpn.http.PeerClients}, and sends
 * {@link com.cybervpn.http.HttpCall}s:
 *
 * <pre>{@code
 * @Singleton
 * final class HttpInvoices implements Invoices {
 *     HttpInvoices(PeerClients clients, CryptoBotConfig config) {
 *         peer = clients.to(Peer.of("cryptobot", config.url()).withTimeouts(connect, whole));
 *     }
 *
 *     Invoice find(long id) {
 *         HttpCall call = HttpCall.get("/api/getInvoices").query("invoice_ids", id).header(TOKEN, token.reveal());
 *         HttpReply reply = peer.send(call);
 *         if (!reply.isSuccess()) throw peer.unusable(call, reply, null);
 *         return read(reply.json());
 *     }
 * }
 * }</pre>
 *
 * <p>What every client gets from it: one deadline over connecting, waiting, reading and repeating; a limit on the size
 * of a reply; no redirects; connections kept alive; at most {@code maxConcurrent} calls at once; repeats with jitter
 * for calls that may be repeated; a circuit breaker; a timer {@code outbound.http} and a gauge
 * {@code outbound.http.breaker}; and one log line per failed call that names the call's template, never its values,
 * headers or bodies. Whatever goes wrong on the way is an
 * {@link com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed}; a status, whatever it says, is a reply.
 */
@NullMarked
package com.cybervpn.http;

import org.jspecify.annotations.NullMarked;
