package io.dartwing.engine.fax.t30;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The border where spandsp calls us: one stub per kind of handler for the whole process, the session's number in
/// `user_data`. Nothing may be thrown across it, that would end the JVM.
final class SpandspCallbacks {
    static final MemorySegment PHASE_B = stub("phaseB", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    static final MemorySegment PHASE_D = stub("phaseD", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    static final MemorySegment PHASE_E = stub("phaseE", null, ADDRESS, ADDRESS, JAVA_INT);
    static final MemorySegment FRAME = stub("frame", null, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    static final MemorySegment PACKET = stub("packet", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);

    /// No control frame or IFP packet is longer; a longer claim is cut.
    private static final int MAX_BYTES = 2048;

    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Map<Long, T30Session> SESSIONS = new ConcurrentHashMap<>();

    private SpandspCallbacks() {}

    /// Makes a session known and returns what to hand to spandsp as `user_data`.
    static MemorySegment register(T30Session session) {
        long id = NEXT.getAndIncrement();
        SESSIONS.put(id, session);
        return MemorySegment.ofAddress(id);
    }

    static void forget(MemorySegment userData) {
        SESSIONS.remove(userData.address());
    }

    static int sessions() {
        return SESSIONS.size();
    }

    private static int phaseB(MemorySegment t30, MemorySegment userData, int field) {
        // Always 0: another value would make spandsp end the call with that code. Parameters come with the frames.
        return 0;
    }

    private static int phaseD(MemorySegment t30, MemorySegment userData, int field) {
        T30Session session = SESSIONS.get(userData.address());
        if (session != null) {
            session.guarded(() -> session.pageEnded(T30Frame.ofControlField(field)));
        }
        return 0;
    }

    private static void phaseE(MemorySegment t30, MemorySegment userData, int code) {
        T30Session session = SESSIONS.get(userData.address());
        if (session != null) {
            session.guarded(() -> session.callEnded(code));
        }
    }

    private static void frame(MemorySegment t30, MemorySegment userData, int incoming, MemorySegment data, int length) {
        T30Session session = SESSIONS.get(userData.address());
        if (session != null) {
            session.guarded(() -> session.frame(incoming != 0, data, bounded(length)));
        }
    }

    private static int packet(MemorySegment core, MemorySegment userData, MemorySegment data, int length, int copies) {
        T30Session session = SESSIONS.get(userData.address());
        if (session != null) {
            session.guarded(() -> session.packet(bytes(data, bounded(length)), Math.max(1, copies)));
        }
        return 0;
    }

    static byte[] bytes(MemorySegment data, int length) {
        return data.reinterpret(length).toArray(JAVA_BYTE);
    }

    private static int bounded(int length) {
        return Math.clamp(length, 0, MAX_BYTES);
    }

    private static MemorySegment stub(
            String method,
            java.lang.foreign.@org.jspecify.annotations.Nullable MemoryLayout result,
            java.lang.foreign.MemoryLayout... parameters) {
        FunctionDescriptor signature =
                result == null ? FunctionDescriptor.ofVoid(parameters) : FunctionDescriptor.of(result, parameters);
        try {
            MethodType type = signature.toMethodType();
            return Spandsp.upcall(MethodHandles.lookup().findStatic(SpandspCallbacks.class, method, type), signature);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
