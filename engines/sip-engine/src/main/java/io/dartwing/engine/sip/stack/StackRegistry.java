package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;

/// Which user agent a stack works for, by the stack's unique name.
final class StackRegistry {
    private static final Map<String, StackOwner> OWNERS = new ConcurrentHashMap<>();

    private StackRegistry() {}

    static void put(String stackName, StackOwner owner) {
        OWNERS.put(stackName, owner);
    }

    static void remove(String stackName) {
        OWNERS.remove(stackName);
    }

    static @Nullable StackOwner of(SipStack stack) {
        return OWNERS.get(stack.getStackName());
    }

    static @Nullable StackOwner of(SIPTransactionStack stack) {
        return stack instanceof SipStack named ? of(named) : null;
    }
}
