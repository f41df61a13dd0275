package com.cybervpn.web.hosting.router;

import com.cybervpn.application.hosting.port.in.FindRoute;
import com.cybervpn.application.hosting.port.in.FindRoute.Route;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.Subdomain;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request for an app and its reply. Everything happens on the event loop of the client's connection. */
final class AppExchange {
    private static final int TRIES = 4;
    private static final long RETRY_MILLIS = 100;
    private static final long HEAD_SECONDS = 120;
    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private final AppTraffic traffic;
    private final ChannelHandlerContext client;
    private final FindRoute routes;
    private final Subdomain app;
    private final HttpRequest head;
    private final boolean keepAlive;
    private final boolean upgrade;
    private final boolean repeatable;
    private final boolean autoRead;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private @Nullable Upstream idle;
    private @Nullable Upstream upstream;
    private @Nullable ScheduledFuture<?> headTimeout;

    private int tries;
    private boolean requestEnded;
    private boolean replyBegun;
    private boolean interim;
    private boolean switching;
    private boolean keepUpstream;
    private boolean closeClient;
    private boolean tunnel;
    private boolean over;

    AppExchange(
            AppTraffic traffic,
            ChannelHandlerContext client,
            FindRoute routes,
            String scheme,
            Subdomain app,
            HttpRequest head,
            @Nullable Upstream idle) {
        this.traffic = traffic;
        this.client = client;
        this.routes = routes;
        this.app = app;
        this.head = head;
        this.idle = idle;
        this.keepAlive = HttpUtil.isKeepAlive(head);
        this.upgrade = ForwardedHeaders.isUpgrade(head.headers());
        boolean bodiless = !HttpUtil.isTransferEncodingChunked(head) && HttpUtil.getContentLength(head, 0L) == 0;
        this.repeatable = bodiless && REPEATABLE.contains(head.method());
        this.autoRead = client.channel().config().isAutoRead();
        client.channel().config().setAutoRead(false); // the container's pace is the client's
        ForwardedHeaders.prepare(head, client.channel().remoteAddress(), scheme);
    }

    void begin() {
        routes.known(app).ifPresentOrElse(this::follow, () -> inBackground(() -> routes.locate(app)));
    }

    boolean isTunnel() {
        return tunnel;
    }

    /** A part of the request, its head first. */
    void request(Object message) {
        if (message == head) return; // is written once there is somebody to read it
        if (isBroken(message)) {
            ReferenceCountUtil.release(message);
            abort();
            return;
        }
        if (message instanceof LastHttpContent) requestEnded = true;
        if (over || repeatable) ReferenceCountUtil.release(message); // there is nothing in it
        else if (upstream == null) waiting.add(message);
        else upstream.write(message);
    }

    void bytes(Object message) {
        if (upstream != null) upstream.write(message);
        else ReferenceCountUtil.release(message);
    }

    void readComplete() {
        if (upstream == null) return;
        upstream.flush();
        readOn();
    }

    void upstreamWritable() {
        readOn();
    }

    void clientWritable() {
        if (upstream != null && client.channel().isWritable()) upstream.read();
    }

    void clientGone() {
        over = true;
        cleanUp();
        if (upstream != null) upstream.close();
        if (idle != null) idle.close();
    }

    /** A part of the reply. */
    void reply(Object message) {
        if (tunnel) {
            client.write(message, client.voidPromise());
            return;
        }
        if (isBroken(message)) {
            ReferenceCountUtil.release(message);
            replyBroken();
            return;
        }
        if (message instanceof HttpResponse response) replyHead(response);
        boolean last = message instanceof LastHttpContent && !interim;
        client.write(message, client.voidPromise());
        if (last && upgrade && switching) becomeTunnel();
        else if (last) replyEnded();
    }

    void replyReadComplete() {
        client.flush();
        if (upstream != null && client.channel().isWritable()) upstream.read();
    }

    void upstreamGone() {
        if (over) return;
        if (tunnel || replyBegun) {
            over = true;
            cleanUp();
            client.flush();
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        Upstream gone = upstream;
        upstream = null;
        if (gone != null && repeatable) retry(gone.endpoint());
        else refuse(HttpResponseStatus.BAD_GATEWAY, "The app closed the connection without an answer.");
    }

    /** What the container sends is no HTTP: nobody may take the part that was for the whole. */
    private void replyBroken() {
        if (replyBegun) {
            abort();
            return;
        }
        if (upstream != null) upstream.close();
        upstream = null;
        refuse(HttpResponseStatus.BAD_GATEWAY, "The app's answer is not valid HTTP.");
    }

    private void abort() {
        clientGone();
        client.close();
    }

    private static boolean isBroken(Object message) {
        return message instanceof DecoderResultProvider decoded
                && decoded.decoderResult().isFailure();
    }

    /** Reads more from the client, unless the container is behind or the next request has to wait anyway. */
    private void readOn() {
        if (upstream != null && upstream.isWritable() && (tunnel || !requestEnded)) client.read();
    }

    private void replyHead(HttpResponse response) {
        interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
        if (interim) return;
        stopTimer();
        replyBegun = true;
        switching = response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
        keepUpstream = HttpUtil.isKeepAlive(response);
        boolean framed = HttpUtil.isContentLengthSet(response) || HttpUtil.isTransferEncodingChunked(response);
        ForwardedHeaders.strip(response.headers());
        if (switching) return;
        if (!framed && hasBody(response)) {
            keepUpstream = false;
            if (head.protocolVersion().isKeepAliveDefault()) HttpUtil.setTransferEncodingChunked(response, true);
        }
        response.setProtocolVersion(HttpVersion.HTTP_1_1);
        if (closesClient(response)) response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        else if (!head.protocolVersion().isKeepAliveDefault()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        closeClient = closesClient(response);
    }

    private boolean closesClient(HttpResponse response) {
        boolean delimitedByEnd = hasBody(response)
                && !HttpUtil.isContentLengthSet(response)
                && !HttpUtil.isTransferEncodingChunked(response);
        return !keepAlive || delimitedByEnd;
    }

    private boolean hasBody(HttpResponse response) {
        int status = response.status().code();
        return head.method() != HttpMethod.HEAD && status >= 200 && status != 204 && status != 304;
    }

    private void replyEnded() {
        client.flush();
        boolean close = closeClient || !requestEnded;
        Upstream used = upstream;
        Upstream reusable = null;
        if (used != null) {
            if (keepUpstream && requestEnded && !close && used.isOpen()) {
                used.use(null);
                used.read(); // to notice when the container closes it
                reusable = used;
            } else {
                used.close();
            }
        }
        finish(close, reusable);
    }

    private void finish(boolean close, @Nullable Upstream reusable) {
        over = true;
        cleanUp();
        client.channel().config().setAutoRead(autoRead);
        if (close) client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        traffic.ended(client, reusable);
    }

    private void becomeTunnel() {
        tunnel = true;
        client.flush();
        if (upstream != null) {
            upstream.becomeTunnel();
            client.pipeline().remove(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
            client.read();
            upstream.read();
        }
    }

    private void follow(Route route) {
        if (over) return;
        switch (route) {
            case Route.To(Endpoint endpoint) -> connect(endpoint);
            case Route.NotServed none ->
                refuse(HttpResponseStatus.SERVICE_UNAVAILABLE, "This app is not running right now.");
            case Route.NoSuchApp none -> refuse(HttpResponseStatus.NOT_FOUND, "There is no app at this address.");
        }
    }

    private void connect(Endpoint endpoint) {
        tries++;
        Upstream known = idle;
        idle = null;
        // What cannot be repeated never goes over a connection that the container may be closing this very moment.
        if (known != null && known.isOpen() && known.endpoint().equals(endpoint) && repeatable) {
            send(known);
            return;
        }
        if (known != null) known.close();
        Upstream.connect(client, endpoint, (connected, failure) -> {
            if (connected == null) {
                if (!over) retry(endpoint);
            } else if (over) {
                connected.close();
            } else {
                send(connected);
            }
        });
    }

    private void send(Upstream to) {
        upstream = to;
        to.use(this);
        headTimeout = client.channel().eventLoop().schedule(() -> timedOut(to), HEAD_SECONDS, TimeUnit.SECONDS);
        to.write(head);
        if (repeatable) to.write(LastHttpContent.EMPTY_LAST_CONTENT);
        for (Object part; (part = waiting.poll()) != null; ) to.write(part);
        to.flush();
        to.read();
        if (!requestEnded) client.read();
    }

    private void retry(Endpoint dead) {
        if (tries >= TRIES) {
            refuse(HttpResponseStatus.BAD_GATEWAY, "The app does not answer.");
            return;
        }
        client.channel()
                .eventLoop()
                .schedule(
                        () -> inBackground(() -> routes.relocate(app, dead)),
                        tries == 1 ? 0 : RETRY_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private void timedOut(Upstream late) {
        if (over || replyBegun || upstream != late) return;
        upstream = null;
        late.close();
        refuse(HttpResponseStatus.GATEWAY_TIMEOUT, "The app did not answer in time.");
    }

    private void inBackground(Supplier<Route> look) {
        Thread.ofVirtual().name("route-" + app).start(() -> {
            Optional<Route> found = looked(look);
            client.channel()
                    .eventLoop()
                    .execute(() -> found.ifPresentOrElse(this::follow, () -> {
                        if (!over) refuse(HttpResponseStatus.SERVICE_UNAVAILABLE, "Please try again in a moment.");
                    }));
        });
    }

    private static Optional<Route> looked(Supplier<Route> look) {
        try {
            return Optional.of(look.get());
        } catch (RuntimeException e) {
            return Optional.empty(); // the store is away: said where it is asked for
        }
    }

    private void refuse(HttpResponseStatus status, String text) {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        boolean close = !keepAlive || !requestEnded;
        if (close) response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        client.writeAndFlush(response, client.voidPromise());
        finish(close, null);
    }

    private void stopTimer() {
        if (headTimeout != null) headTimeout.cancel(false);
        headTimeout = null;
    }

    private void cleanUp() {
        stopTimer();
        for (Object part; (part = waiting.poll()) != null; ) ReferenceCountUtil.release(part);
    }
}
