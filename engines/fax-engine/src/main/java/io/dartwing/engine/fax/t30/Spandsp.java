package io.dartwing.engine.fax.t30;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions of libspandsp 0.0.6 that a terminal needs.
///
/// Public functions only, no private structures. None is called as critical: they call back. What runs every 20 ms is
/// called exactly; setters, a dozen per call, go through the slower `invokeWithArguments`.
final class Spandsp {
    static final String LIBRARY = "libspandsp.so.2";

    /// Bytes of `t30_stats_t`, the only structure we read: 15 ints.
    static final long STATS_BYTES = 15 * 4L;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final @Nullable SymbolLookup LOOKUP = lookup();
    private static final List<String> MISSING = new ArrayList<>();

    private static final MethodHandle FAX_INIT = returning(ADDRESS, "fax_init", ADDRESS, JAVA_INT);
    private static final MethodHandle FAX_FREE = returning(JAVA_INT, "fax_free", ADDRESS);
    private static final MethodHandle FAX_T30 = returning(ADDRESS, "fax_get_t30_state", ADDRESS);
    private static final MethodHandle FAX_IDLE = nothing("fax_set_transmit_on_idle", ADDRESS, JAVA_INT);
    private static final MethodHandle FAX_RX = returning(JAVA_INT, "fax_rx", ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle FAX_FILLIN = returning(JAVA_INT, "fax_rx_fillin", ADDRESS, JAVA_INT);
    private static final MethodHandle FAX_TX = returning(JAVA_INT, "fax_tx", ADDRESS, ADDRESS, JAVA_INT);

    private static final MethodHandle T38_INIT =
            returning(ADDRESS, "t38_terminal_init", ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle T38_FREE = returning(JAVA_INT, "t38_terminal_free", ADDRESS);
    private static final MethodHandle T38_T30 = returning(ADDRESS, "t38_terminal_get_t30_state", ADDRESS);
    private static final MethodHandle T38_CORE = returning(ADDRESS, "t38_terminal_get_t38_core_state", ADDRESS);
    private static final MethodHandle T38_FILL = nothing("t38_terminal_set_fill_bit_removal", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_TICK = returning(JAVA_INT, "t38_terminal_send_timeout", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_VERSION = nothing("t38_set_t38_version", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_METHOD = nothing("t38_set_data_rate_management_method", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_TRANSPORT = nothing("t38_set_data_transport_protocol", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_SEQUENCE = nothing("t38_set_sequence_number_handling", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_COPIES = nothing("t38_set_redundancy_control", ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle T38_RX =
            returning(JAVA_INT, "t38_core_rx_ifp_packet", ADDRESS, ADDRESS, JAVA_INT, JAVA_SHORT);
    private static final MethodHandle T38_INDICATOR = returning(JAVA_INT, "t38_core_send_indicator", ADDRESS, JAVA_INT);
    private static final MethodHandle T38_DATA =
            returning(JAVA_INT, "t38_core_send_data", ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    private static final MethodHandle T30_TERMINATE = nothing("t30_terminate", ADDRESS);
    private static final MethodHandle T30_STATS = nothing("t30_get_transfer_statistics", ADDRESS, ADDRESS);
    private static final MethodHandle T30_TX_IDENT = returning(JAVA_INT, "t30_set_tx_ident", ADDRESS, ADDRESS);
    private static final MethodHandle T30_RX_IDENT = returning(ADDRESS, "t30_get_rx_ident", ADDRESS);
    private static final MethodHandle T30_RX_VENDOR = returning(ADDRESS, "t30_get_rx_vendor", ADDRESS);
    private static final MethodHandle T30_RX_MODEL = returning(ADDRESS, "t30_get_rx_model", ADDRESS);
    private static final MethodHandle T30_TX_FILE = nothing("t30_set_tx_file", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle T30_RX_FILE = nothing("t30_set_rx_file", ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle T30_RX_CODING = setter("t30_set_rx_encoding");
    private static final MethodHandle T30_ECM = setter("t30_set_ecm_capability");
    private static final MethodHandle T30_MODEMS = setter("t30_set_supported_modems");
    private static final MethodHandle T30_COMPRESSIONS = setter("t30_set_supported_compressions");
    private static final MethodHandle T30_RESOLUTIONS = setter("t30_set_supported_resolutions");
    private static final MethodHandle T30_SIZES = setter("t30_set_supported_image_sizes");
    private static final MethodHandle T30_PHASE_B = nothing("t30_set_phase_b_handler", ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle T30_PHASE_D = nothing("t30_set_phase_d_handler", ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle T30_PHASE_E = nothing("t30_set_phase_e_handler", ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle T30_FRAMES =
            nothing("t30_set_real_time_frame_handler", ADDRESS, ADDRESS, ADDRESS);

    private Spandsp() {}

    /// Null when the library has all we need, else one sentence on what to do.
    static @Nullable String problem() {
        if (LOOKUP == null) {
            return "The fax library " + LIBRARY + " is missing: install the package libspandsp2 (spandsp 0.0.6).";
        }
        return MISSING.isEmpty()
                ? null
                : "The fax library " + LIBRARY + " lacks " + String.join(", ", MISSING)
                        + ": install version 0.0.6, package libspandsp2.";
    }

    static MemorySegment newAudio(boolean caller) {
        MemorySegment fax = (MemorySegment) call(FAX_INIT, MemorySegment.NULL, caller ? 1 : 0);
        call(FAX_IDLE, created(fax), 1);
        return fax;
    }

    static MemorySegment audioT30(MemorySegment fax) {
        return (MemorySegment) call(FAX_T30, fax);
    }

    static void freeAudio(MemorySegment fax) {
        call(FAX_FREE, fax);
    }

    static void audioIn(MemorySegment fax, MemorySegment samples, int count) {
        try {
            int _ = (int) FAX_RX.invokeExact(fax, samples, count);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void audioLost(MemorySegment fax, int count) {
        call(FAX_FILLIN, fax, count);
    }

    static int audioOut(MemorySegment fax, MemorySegment samples, int count) {
        try {
            return (int) FAX_TX.invokeExact(fax, samples, count);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static MemorySegment newT38(boolean caller, T38Settings settings, MemorySegment sender, MemorySegment userData) {
        MemorySegment terminal =
                created((MemorySegment) call(T38_INIT, MemorySegment.NULL, caller ? 1 : 0, sender, userData));
        MemorySegment core = t38Core(terminal);
        call(T38_VERSION, core, 0);
        call(T38_METHOD, core, 2); // transferred TCF, the only method over UDPTL
        call(T38_TRANSPORT, core, 0); // UDPTL
        call(T38_SEQUENCE, core, 1);
        call(T38_FILL, terminal, settings.fillBitRemoval() ? 1 : 0);
        call(T38_COPIES, core, 0, settings.indicatorCopies());
        call(T38_COPIES, core, 2, settings.endCopies());
        call(T38_COPIES, core, 4, settings.endCopies());
        return terminal;
    }

    static MemorySegment t38T30(MemorySegment terminal) {
        return (MemorySegment) call(T38_T30, terminal);
    }

    static MemorySegment t38Core(MemorySegment terminal) {
        return (MemorySegment) call(T38_CORE, terminal);
    }

    static void freeT38(MemorySegment terminal) {
        call(T38_FREE, terminal);
    }

    static void t38Tick(MemorySegment terminal, int samples) {
        try {
            int _ = (int) T38_TICK.invokeExact(terminal, samples);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// False when the packet was malformed.
    static boolean t38In(MemorySegment core, MemorySegment ifp, int length, int sequence) {
        try {
            return (int) T38_RX.invokeExact(core, ifp, length, (short) sequence) == 0;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void t38Indicator(MemorySegment core, int indicator) {
        call(T38_INDICATOR, core, indicator);
    }

    static void t38Data(
            MemorySegment core, int dataType, int fieldType, MemorySegment field, int length, int category) {
        call(T38_DATA, core, dataType, fieldType, field, length, category);
    }

    static void configure(MemorySegment t30, T30Settings settings, Arena arena) {
        call(T30_TX_IDENT, t30, arena.allocateFrom(settings.stationId(), StandardCharsets.US_ASCII));
        call(T30_ECM, t30, settings.ecm() ? 1 : 0);
        call(T30_MODEMS, t30, settings.modemBits());
        call(T30_COMPRESSIONS, t30, settings.compressionBits());
        call(T30_RESOLUTIONS, t30, settings.resolutionBits());
        call(T30_SIZES, t30, settings.pageSizeBits());
        MemorySegment file = arena.allocateFrom(settings.document().toString());
        if (settings.role() == T30Settings.Role.SEND) {
            call(T30_TX_FILE, t30, file, settings.firstPage(), settings.lastPage());
        } else {
            call(T30_RX_FILE, t30, file, -1);
            call(T30_RX_CODING, t30, 3); // T.6 in the file: smallest, and every reader of ours takes it
        }
    }

    static void handlers(
            MemorySegment t30,
            MemorySegment phaseB,
            MemorySegment phaseD,
            MemorySegment phaseE,
            MemorySegment frames,
            MemorySegment userData) {
        call(T30_PHASE_B, t30, phaseB, userData);
        call(T30_PHASE_D, t30, phaseD, userData);
        call(T30_PHASE_E, t30, phaseE, userData);
        call(T30_FRAMES, t30, frames, userData);
    }

    static void terminate(MemorySegment t30) {
        call(T30_TERMINATE, t30);
    }

    static void statistics(MemorySegment t30, MemorySegment into) {
        call(T30_STATS, t30, into);
    }

    static RemoteStation remote(MemorySegment t30) {
        return new RemoteStation(text(T30_RX_IDENT, t30), text(T30_RX_VENDOR, t30), text(T30_RX_MODEL, t30));
    }

    static MemorySegment upcall(MethodHandle target, FunctionDescriptor signature) {
        return LINKER.upcallStub(target, signature, Arena.global());
    }

    private static String text(MethodHandle getter, MemorySegment t30) {
        MemorySegment pointer = (MemorySegment) call(getter, t30);
        if (pointer.address() == 0) {
            return "";
        }
        MemorySegment characters = pointer.reinterpret(256);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 255; i++) {
            int c = characters.get(java.lang.foreign.ValueLayout.JAVA_BYTE, i) & 0xFF;
            if (c == 0) {
                break;
            }
            // Unverified bytes from the line: what isn't printable could break a log or a page.
            text.append(c >= 32 && c < 127 ? (char) c : '?');
        }
        return text.toString().strip();
    }

    private static MemorySegment created(MemorySegment session) {
        if (session.address() == 0) {
            throw new IllegalStateException("The fax library could not create a session: out of memory?");
        }
        return session;
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Upcalls catch everything, so what arrives here is a wrong binding or a fatal error of the JVM.
    private static RuntimeException broken(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("The fax library call failed", cause);
    }

    private static MethodHandle setter(String name) {
        return returning(JAVA_INT, name, ADDRESS, JAVA_INT);
    }

    private static MethodHandle nothing(String name, MemoryLayout... parameters) {
        return bind(name, FunctionDescriptor.ofVoid(parameters));
    }

    private static MethodHandle returning(MemoryLayout result, String name, MemoryLayout... parameters) {
        return bind(name, FunctionDescriptor.of(result, parameters));
    }

    private static MethodHandle bind(String name, FunctionDescriptor signature) {
        MemorySegment symbol = LOOKUP == null ? null : LOOKUP.find(name).orElse(null);
        if (symbol == null) {
            MISSING.add(name);
            MethodType type = signature.toMethodType();
            return MethodHandles.empty(type);
        }
        return LINKER.downcallHandle(symbol, signature);
    }

    private static @Nullable SymbolLookup lookup() {
        try {
            return SymbolLookup.libraryLookup(LIBRARY, Arena.global());
        } catch (IllegalArgumentException missing) {
            return null;
        }
    }
}
