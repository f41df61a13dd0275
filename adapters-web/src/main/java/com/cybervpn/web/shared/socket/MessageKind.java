package com.cybervpn.web.shared.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** Remembers of what kind the message is that comes in: the framework hands bytes over as if they had been text. */
final class MessageKind extends ChannelInboundHandlerAdapter {
    private volatile boolean bytes;

    boolean isBytes() {
        return bytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof BinaryWebSocketFrame) bytes = true;
        else if (message instanceof TextWebSocketFrame) bytes = false;
        super.channelRead(context, message);
    }
}
