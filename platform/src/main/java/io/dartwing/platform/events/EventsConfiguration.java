package io.dartwing.platform.events;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {
    /// Between Modulith's completion advice (outside) and the transaction (inside), which needs the actor to
    /// begin.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int BATCH = 200;

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor listenerActorAdvisor() {
        var pointcut = AnnotationMatchingPointcut.forMethodAnnotation(ApplicationModuleListener.class);
        var advisor = new DefaultPointcutAdvisor(pointcut, new ListenerActor());
        advisor.setOrder(ORDER);
        return advisor;
    }

    @Bean
    RecurringJob outboxResubmission(FailedEventPublications failed) {
        var options = ResubmissionOptions.defaults().withMinAge(EVERY).withBatchSize(BATCH);
        return new RecurringJob("outbox-resubmission", JobPool.SHORT, EVERY, () -> failed.resubmit(options));
    }
}
