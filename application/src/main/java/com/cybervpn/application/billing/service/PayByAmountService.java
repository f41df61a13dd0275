package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.CreatePayment;
import com.cybervpn.application.billing.port.in.Desk;
import com.cybervpn.application.billing.port.in.PayByAmount;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.shared.Money;
import java.util.List;
import java.util.Locale;

/** Implements {@link PayByAmount}: finds the plan behind the price, then asks for its price as ever. */
public final class PayByAmountService implements PayByAmount {
    private final Plans plans;
    private final PaymentProviders providers;
    private final CreatePayment createPayment;

    public PayByAmountService(Plans plans, PaymentProviders providers, CreatePayment createPayment) {
        this.plans = plans;
        this.providers = providers;
        this.createPayment = createPayment;
    }

    @Override
    public Outcome pay(Caller caller, Command command) {
        String method = command.method();
        if (method != null && !isOffered(method)) return new Outcome.NoSuchMethod();
        String currency = command.currency().toUpperCase(Locale.ROOT);
        Money price = Money.ofMajor(command.amount(), currency).orElse(null);
        if (price == null) return new Outcome.NoSuchPrice();
        List<Plan> fitting = plans.all().stream()
                .filter(Plan::isForSale)
                .filter(plan -> plan.terms().price().equals(price))
                .filter(plan -> isNamed(plan, command))
                .toList();
        if (fitting.size() != 1) return new Outcome.NoSuchPrice();
        String plan = fitting.getFirst().id().toString();
        var order = new CreatePayment.Command(command.userUuid(), plan, currency, Desk.SELF_SERVICE);
        return switch (createPayment.create(caller, order)) {
            case CreatePayment.Outcome.Opened(var payment) -> new Outcome.Opened(payment);
            case CreatePayment.Outcome.NoSuchUser _ -> new Outcome.NoSuchUser();
            case CreatePayment.Outcome.NoSuchPlan _,
                    CreatePayment.Outcome.NothingToPay _,
                    CreatePayment.Outcome.CurrencyNotAccepted _ -> new Outcome.NoSuchPrice();
            case CreatePayment.Outcome.NoProvider _ -> new Outcome.NoSuchMethod();
        };
    }

    private boolean isOffered(String method) {
        return providers
                .preferred()
                .filter(provider -> method.equals(provider.id())
                        || method.equals(provider.method().id()))
                .isPresent();
    }

    private static boolean isNamed(Plan plan, Command command) {
        String wanted = command.plan();
        return wanted == null
                || PlanId.parse(wanted).filter(plan.id()::equals).isPresent()
                || plan.terms().name().equalsIgnoreCase(wanted.strip());
    }
}
