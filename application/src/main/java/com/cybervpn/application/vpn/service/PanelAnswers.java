package com.cybervpn.application.vpn.service;

import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import java.util.function.Function;

/** Turns what the panel said to a change into what the caller is told. */
final class PanelAnswers {
    private static final String REFUSED = "The panel does not accept these values";

    private PanelAnswers() {}

    /**
     * @param then what to do with an accepted change, once; gives what the caller gets
     */
    static <P, T> PanelChange<T> told(PanelAnswer<P> answer, Function<P, T> then) {
        return switch (answer) {
            case PanelAnswer.Accepted<P>(P value) -> new PanelChange.Done<>(then.apply(value));
            case PanelAnswer.Absent<P> _ -> new PanelChange.NoSuch<>();
            case PanelAnswer.Taken<P> _ -> new PanelChange.Taken<>();
            case PanelAnswer.Refused<P> _ -> new PanelChange.Refused<>(REFUSED);
        };
    }
}
