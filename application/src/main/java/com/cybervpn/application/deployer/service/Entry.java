package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Role;
import java.util.function.Function;

/** What every use case of the deployer begins and goes on with. */
final class Entry {
    private Entry() {}

    /** Staff from operator up: whoever comes in here can become root on every server. */
    static void require(Caller caller) {
        caller.requireAtLeast(Role.OPERATOR);
    }

    /** Goes on with the value of {@code first}, or ends as it did. */
    static <A, B> Answer<B> then(Answer<A> first, Function<A, Answer<B>> next) {
        return switch (first) {
            case Answer.Done<A>(A value) -> next.apply(value);
            case Answer.Missing<A>(String what) -> new Answer.Missing<>(what);
            case Answer.Invalid<A>(var reasons) -> new Answer.Invalid<>(reasons);
            case Answer.Conflict<A>(String reason) -> new Answer.Conflict<>(reason);
            case Answer.Unreachable<A>(String reason) -> new Answer.Unreachable<>(reason);
        };
    }
}
