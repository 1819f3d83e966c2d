package io.dartwing.platform;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The platform alone, for its integration tests.
@SpringBootApplication
public class PlatformApplication {}
