package com.cybervpn.application.billing.port.in;

import java.util.List;

/** Lists the ways to pay. */
public interface ListPaymentMethods {
    List<Method> list();

    /**
     * @param type {@code crypto} or {@code card}
     * @param enabled whether it can be used now
     */
    record Method(String id, String name, String type, boolean enabled) {}
}
