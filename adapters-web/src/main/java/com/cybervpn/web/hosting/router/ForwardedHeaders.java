package com.cybervpn.web.hosting.router;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the headers of one connection fit for the next one (RFC 9110, 7.6.1) and says where a request came from. */
final class ForwardedHeaders {
    private static final List<CharSequence> OF_THE_CONNECTION = List.of(
            HttpHeaderNames.CONNECTION,
            "Keep-Alive",
            HttpHeaderNames.PROXY_AUTHENTICATE,
            HttpHeaderNames.PROXY_AUTHORIZATION,
            "Proxy-Connection",
            HttpHeaderNames.TE,
            HttpHeaderNames.UPGRADE);

    /** Where a message ends, and whom it is for, is not for a client or an app to take away (request smuggling). */
    private static final Set<String> OF_THE_MESSAGE = Set.of("content-length", "transfer-encoding", "host");

    private ForwardedHeaders() {}

    static boolean isUpgrade(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.UPGRADE)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    static void prepare(HttpRequest request, SocketAddress client, String scheme) {
        HttpHeaders headers = request.headers();
        strip(headers);
        if (client instanceof InetSocketAddress inet && inet.getAddress() != null) {
            String before = String.join(", ", headers.getAll("X-Forwarded-For"));
            String address = inet.getAddress().getHostAddress();
            headers.set("X-Forwarded-For", before.isEmpty() ? address : before + ", " + address);
        }
        if (!headers.contains("X-Forwarded-Proto")) headers.set("X-Forwarded-Proto", scheme);
        headers.set("X-Forwarded-Host", headers.get(HttpHeaderNames.HOST, ""));
    }

    /** Takes away what belongs to one connection only; an upgrade stays one. */
    static void strip(HttpHeaders headers) {
        String protocol = isUpgrade(headers) ? headers.get(HttpHeaderNames.UPGRADE) : null;
        for (String line : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String name : line.split(",")) {
                String option = name.strip().toLowerCase(Locale.ROOT);
                if (!option.isEmpty() && !OF_THE_MESSAGE.contains(option)) headers.remove(option);
            }
        }
        OF_THE_CONNECTION.forEach(headers::remove);
        if (protocol != null) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            headers.set(HttpHeaderNames.UPGRADE, protocol);
        }
    }
}
