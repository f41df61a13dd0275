package com.cybervpn.web.hosting.router;

import com.cybervpn.application.hosting.port.in.FindRoute;
import com.cybervpn.domain.hosting.BaseAddress;
import com.cybervpn.domain.hosting.Subdomain;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Parts the requests of one connection into those for hosted apps and those for the platform. Proxies in front reuse a
 * connection for both; so a request waits until the replies to all before it are written, where the other side writes them.
 */
final class AppTraffic extends ChannelDuplexHandler {
    private final FindRoute routes;
    private final BaseAddress base;
    private final Queue<Object> held = new ArrayDeque<>();
    private @Nullable AppExchange exchange;
    private @Nullable Upstream idle;
    private boolean forPlatform = true;
    private int platformReplies;
    private boolean interimReply;

    AppTraffic(FindRoute routes, BaseAddress base) {
        this.routes = routes;
        this.base = base;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (exchange != null && exchange.isTunnel()) {
            exchange.bytes(message);
        } else if (!held.isEmpty() || !take(context, message)) {
            held.add(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (exchange == null) context.fireChannelReadComplete();
        else exchange.readComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (exchange != null) exchange.clientWritable();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean replied = isLastOfReply(message);
        context.write(message, promise);
        if (replied && platformReplies > 0 && --platformReplies == 0 && !held.isEmpty()) {
            context.channel().eventLoop().execute(() -> resume(context));
        }
    }

    /** The exchange with an app is over; what its connection is still good for may be used by the next one. */
    void ended(ChannelHandlerContext context, @Nullable Upstream reusable) {
        exchange = null;
        idle = reusable;
        resume(context);
        if (exchange == null) context.read();
    }

    private void resume(ChannelHandlerContext context) {
        for (Object next; (next = held.peek()) != null && take(context, next); ) held.remove();
    }

    /** False when the message must wait. */
    private boolean take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            Optional<Subdomain> app = subdomainOf(request);
            if (exchange != null || app.isPresent() && platformReplies > 0) return false;
            forPlatform = app.isEmpty();
            if (app.isPresent()) begin(context, request, app.get());
            else platformReplies++;
        }
        if (forPlatform || !(message instanceof HttpObject)) {
            context.fireChannelRead(message);
        } else if (exchange != null) {
            exchange.request(message);
        } else {
            ReferenceCountUtil.release(message); // the rest of a request that was answered early
        }
        return true;
    }

    private void begin(ChannelHandlerContext context, HttpRequest request, Subdomain app) {
        AppExchange begun = new AppExchange(this, context, routes, base.scheme(), app, request, idle);
        idle = null;
        exchange = begun;
        begun.begin();
    }

    private Optional<Subdomain> subdomainOf(HttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST);
        return request.decoderResult().isFailure() || host == null ? Optional.empty() : base.subdomainOf(host);
    }

    private boolean isLastOfReply(Object message) {
        if (message instanceof HttpResponse response) {
            interimReply = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                    && response.status().code() != 101;
        }
        return message instanceof LastHttpContent && !interimReply;
    }

    private void release() {
        for (Object message; (message = held.poll()) != null; ) ReferenceCountUtil.release(message);
        if (exchange != null) exchange.clientGone();
        if (idle != null) idle.close();
        exchange = null;
        idle = null;
    }
}
