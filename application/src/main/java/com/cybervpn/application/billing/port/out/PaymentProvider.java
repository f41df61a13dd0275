package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.Invoice;
import com.cybervpn.domain.billing.InvoiceCurrency;
import com.cybervpn.domain.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to take money: the next provider is one more implementation. Each call but {@link #id} and {@link #method} may
 * block and throws {@link com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed} when the provider does not
 * answer usably.
 */
public interface PaymentProvider {
    /** Names it in the store and the API: {@code cryptobot}. */
    String id();

    Method method();

    /** Asks for money; each call makes another invoice. */
    Invoice open(Order order);

    /** How the named invoices are; those that the provider does not know are left out. */
    List<Standing> look(Collection<String> externalIds);

    /** The invoices paid last, newest first. */
    List<Standing> paid(int count);

    /**
     * As customers choose it.
     *
     * @param type {@code crypto} or {@code card}
     * @param enabled whether it can take money in this installation
     */
    record Method(String id, String name, String type, boolean enabled) {}

    /**
     * @param payload opaque text that every notice about the invoice brings back
     * @param validFor whole seconds
     */
    record Order(Money price, InvoiceCurrency currency, String description, String payload, Duration validFor) {}

    /**
     * An invoice as the provider has it.
     *
     * @param amount of the price, in major units; null when not told
     * @param payload null when not told
     */
    record Standing(
            String externalId,
            State state,
            @Nullable BigDecimal amount,
            @Nullable String payload) {}

    /** What becomes of an invoice. */
    enum State {
        ACTIVE,
        PAID,
        EXPIRED
    }
}
