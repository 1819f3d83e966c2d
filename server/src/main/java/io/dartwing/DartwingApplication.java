package io.dartwing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The one program: every module of the packages below this one.
@SpringBootApplication
@ConfigurationPropertiesScan
public class DartwingApplication {}
