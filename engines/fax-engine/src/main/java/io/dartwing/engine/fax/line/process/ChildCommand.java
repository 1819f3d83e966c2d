package io.dartwing.engine.fax.line.process;

import java.nio.file.Path;
import java.util.List;

/// How to start the child: `javaHome/bin/java <jvmArguments> LineProcess`. The classpath must
/// hold
/// the fax engine, the SIP engine, the kernel and what they need, as directories or jars that lie on disk (no
/// nested
/// jars).
public record ChildCommand(Path javaHome, List<Path> classpath, List<String> jvmArguments) {
    public ChildCommand {
        classpath = List.copyOf(classpath);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /// With this JVM's home and its own class path, which works wherever that is made of directories and jars:
    /// in
    /// tests and in an exploded installation.
    public static ChildCommand ofThisProcess() {
        List<Path> classpath = List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
        return new ChildCommand(Path.of(System.getProperty("java.home")), classpath, List.of());
    }
}
