package io.dartwing.platform.events;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/// Runs a listener under a system actor of the event's organisation, before its transaction begins.
final class ListenerActor implements MethodInterceptor {
    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        for (Object argument : invocation.getArguments()) {
            if (argument instanceof OrganizationEvent event) {
                String name = event.getClass().getSimpleName();
                return Actors.<@Nullable Object, Throwable>callAs(
                        SystemJobActor.of(event.organizationId(), name), invocation::proceed);
            }
        }
        return invocation.proceed();
    }
}
