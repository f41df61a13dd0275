package com.cybervpn.bootstrap.realhost;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Boots real hosts: runs with the Maven profile {@code real-host} only, and says why where that cannot be done. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnRealHost.Condition.class)
@interface OnRealHost {
    /** Whether it takes minutes: then it runs with {@code -Preal-host -Dreal.host=all} only. */
    boolean patient() default false;

    /** Asks the machine. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean patient = context.getElement()
                    .map(element -> element.getAnnotation(OnRealHost.class))
                    .filter(OnRealHost::patient)
                    .isPresent();
            return RealHost.unwanted(patient)
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("real hosts can be booted"));
        }
    }
}
