package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The native libraries of this process: loaded once, on first use, from the jars.
final class NativeRuntime {
    private static final Optional<MethodHandle> MALLOC_TRIM = mallocTrim();

    private NativeRuntime() {}

    /// Says where the libraries are unpacked. Takes effect if nothing of JavaCPP or ONNX Runtime was touched before.
    static void unpackInto(Path directory) throws IOException {
        unpackOnnxRuntime(directory.resolve("onnxruntime"));
        setUnlessGiven(
                "org.bytedeco.javacpp.cachedir", directory.toAbsolutePath().toString());
        // We free what we allocate; JavaCPP's collector thread and its guess at a limit from -Xmx only get in the way.
        setUnlessGiven("org.bytedeco.javacpp.nopointergc", "true");
        setUnlessGiven("org.bytedeco.javacpp.maxbytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.maxphysicalbytes", "0");
    }

    /// By itself it would unpack into a new temporary directory at each start, and leave it there when
    /// killed. Where this system's libraries aren't in its jar, it is left to itself.
    private static void unpackOnnxRuntime(Path directory) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
            URL packed = OrtEnvironment.class.getResource("/ai/onnxruntime/native/linux-" + processor + "/" + library);
            if (packed == null || !System.getProperty("os.name").equals("Linux")) {
                return;
            }
            Files.createDirectories(directory);
            Unpacked.unpack(packed, directory.resolve(library));
        }
        setUnlessGiven("onnxruntime.native.path", directory.toAbsolutePath().toString());
    }

    /// Leptonica's messages go to the process's standard error and describe strangers' files: off.
    static void silence() {
        setMsgSeverity(L_SEVERITY_NONE);
    }

    /// Hands freed memory back to the system where the C library can (glibc keeps it otherwise).
    static void trim() {
        MALLOC_TRIM.ifPresent(trim -> {
            try {
                int ignored = (int) trim.invokeExact(0L);
            } catch (Throwable e) {
                throw new IllegalStateException("malloc_trim failed", e);
            }
        });
    }

    private static Optional<MethodHandle> mallocTrim() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> found = linker.defaultLookup().find("malloc_trim");
        return found.map(address ->
                linker.downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
