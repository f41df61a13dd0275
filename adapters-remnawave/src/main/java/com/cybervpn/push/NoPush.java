package com.cybervpn.push;

import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.domain.identity.PushToken;

/** Without credentials: people are told by mail and in the open app only. */
final class NoPush implements PushSender {
    @Override
    public Result send(PushToken to, Message message) {
        return Result.REFUSED;
    }
}
