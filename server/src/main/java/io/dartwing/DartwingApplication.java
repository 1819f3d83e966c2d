package io.dartwing;

import java.util.Set;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/// The one program: every module of the packages below this one.
///
/// The build finds out which beans there are and writes that down as code, so that a start need not find out again.
/// What it wrote holds as long as nothing adds beans: with Faxbot's interface switched on, with sources beside
/// this one, and with `spring.aot.enabled=false`, a start looks for itself.
@SpringBootApplication
@ConfigurationPropertiesScan
public class DartwingApplication {
    private static final String WRITTEN_BY_THE_BUILD =
            DartwingApplication.class.getName() + "__ApplicationContextInitializer";

    /// Not started yet: who starts it chooses the settings.
    public static SpringApplication create() {
        var application = new SpringApplication(DartwingApplication.class);
        application.setMainApplicationClass(DartwingApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setLogStartupInfo(false);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>)
                event -> chooseBeans(event.getSpringApplication(), event.getEnvironment()));
        return application;
    }

    /// Where the build looks at the program; people start it with `./dartwing up`.
    public static void main(String[] settings) {
        create().run(settings);
    }

    private static void chooseBeans(SpringApplication application, Environment settings) {
        boolean known = application.getAllSources().equals(Set.of(DartwingApplication.class))
                && settings.getProperty(AotDetector.AOT_ENABLED, Boolean.class, true)
                && !settings.getProperty("dartwing.faxbot.enabled", Boolean.class, false)
                && !settings.getProperty(AbstractAotProcessor.AOT_PROCESSING, Boolean.class, false)
                && ClassUtils.isPresent(WRITTEN_BY_THE_BUILD, null);
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(known));
    }
}
