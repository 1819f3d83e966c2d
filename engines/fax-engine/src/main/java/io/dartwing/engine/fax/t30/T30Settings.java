package io.dartwing.engine.fax.t30;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// What one terminal is to do and what it announces. Start with [#send(Path, String)] or [#receive(Path, String)].
///
/// @param role         which way the pages go
/// @param callingParty whether our side placed the call; a caller sends CNG and waits for DIS
/// @param stationId    our TSI or CSI: up to 20 printable ASCII characters, may be empty
/// @param document     the TIFF file to send, or the one to write (made at the first page)
/// @param firstPage    sender: zero-based index of the first page to send
/// @param lastPage     sender: zero-based index of the last page, or -1 for all; receiver: ignored
/// @param ecm          whether error correction may be used
/// @param maxBitRate   14400, 9600 or 4800: the protocol announces modems, so other limits can't be promised
/// @param compressions MH is always added
/// @param resolutions  STANDARD is always added
/// @param pageSizes    WIDTH_A4 is always added
/// @param patience     how long to wait for the first fax frame before the call ends as not a fax (T1)
public record T30Settings(
        Role role,
        boolean callingParty,
        String stationId,
        Path document,
        int firstPage,
        int lastPage,
        boolean ecm,
        Set<T30Modem> modems,
        int maxBitRate,
        Set<T30Compression> compressions,
        Set<T30Resolution> resolutions,
        Set<T30PageSize> pageSizes,
        Duration patience) {

    /// T1 of ITU-T T.30.
    public static final Duration T1 = Duration.ofSeconds(35);

    static final int MAX_STATION_ID = 20;
    /// spandsp keeps file names in 256 bytes and cuts longer ones without a word.
    static final int MAX_PATH_BYTES = 255;

    /// Which way the pages go.
    public enum Role {
        SEND,
        RECEIVE
    }

    public T30Settings {
        check(
                stationId.length() <= MAX_STATION_ID && stationId.chars().allMatch(c -> c >= 32 && c < 127),
                "stationId: at most 20 printable ASCII characters expected");
        check(
                document.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_BYTES,
                "document: path too long (expected: at most 255 bytes)");
        check(firstPage >= 0, "firstPage: " + firstPage + " (expected: 0 or more)");
        check(
                lastPage == -1 || lastPage >= firstPage,
                "lastPage: " + lastPage + " (expected: -1 or not before the first page)");
        check(
                maxBitRate == 14400 || maxBitRate == 9600 || maxBitRate == 4800,
                "maxBitRate: " + maxBitRate + " (expected: 14400, 9600 or 4800)");
        check(!patience.isNegative() && !patience.isZero(), "patience: " + patience + " (expected: more than 0)");
        modems = Set.copyOf(modems);
        check(
                modems.contains(T30Modem.V27TER),
                "modems: " + modems + " (expected: V27TER among them, T.30 demands it)");
        compressions = with(compressions, T30Compression.MH);
        resolutions = with(resolutions, T30Resolution.STANDARD);
        pageSizes = with(pageSizes, T30PageSize.WIDTH_A4);
    }

    /// All pages of a document, as the caller, with everything but JBIG allowed.
    public static T30Settings send(Path document, String stationId) {
        return defaults(Role.SEND, true, document, stationId);
    }

    /// As the called party, taking widths up to A3, with everything but JBIG allowed.
    public static T30Settings receive(Path document, String stationId) {
        return defaults(Role.RECEIVE, false, document, stationId);
    }

    private static T30Settings defaults(Role role, boolean callingParty, Path document, String stationId) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                0,
                -1,
                true,
                EnumSet.allOf(T30Modem.class),
                14400,
                EnumSet.of(T30Compression.MH, T30Compression.MR, T30Compression.MMR),
                EnumSet.allOf(T30Resolution.class),
                EnumSet.allOf(T30PageSize.class),
                T1);
    }

    public T30Settings withCallingParty(boolean newCallingParty) {
        return new T30Settings(
                role,
                newCallingParty,
                stationId,
                document,
                firstPage,
                lastPage,
                ecm,
                modems,
                maxBitRate,
                compressions,
                resolutions,
                pageSizes,
                patience);
    }

    /// Zero-based, both ends included; -1 as the last page means all that follow.
    public T30Settings withPages(int first, int last) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                first,
                last,
                ecm,
                modems,
                maxBitRate,
                compressions,
                resolutions,
                pageSizes,
                patience);
    }

    public T30Settings withEcm(boolean newEcm) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                firstPage,
                lastPage,
                newEcm,
                modems,
                maxBitRate,
                compressions,
                resolutions,
                pageSizes,
                patience);
    }

    public T30Settings withMaxBitRate(int newMaxBitRate) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                firstPage,
                lastPage,
                ecm,
                modems,
                newMaxBitRate,
                compressions,
                resolutions,
                pageSizes,
                patience);
    }

    public T30Settings withCompressions(Set<T30Compression> newCompressions) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                firstPage,
                lastPage,
                ecm,
                modems,
                maxBitRate,
                newCompressions,
                resolutions,
                pageSizes,
                patience);
    }

    public T30Settings withResolutions(Set<T30Resolution> newResolutions) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                firstPage,
                lastPage,
                ecm,
                modems,
                maxBitRate,
                compressions,
                newResolutions,
                pageSizes,
                patience);
    }

    public T30Settings withPatience(Duration newPatience) {
        return new T30Settings(
                role,
                callingParty,
                stationId,
                document,
                firstPage,
                lastPage,
                ecm,
                modems,
                maxBitRate,
                compressions,
                resolutions,
                pageSizes,
                newPatience);
    }

    int modemBits() {
        return modems.stream()
                .filter(m -> m.maxBitRate() <= maxBitRate)
                .mapToInt(m -> m.bit)
                .sum();
    }

    int compressionBits() {
        return compressions.stream()
                // T.6 and T.85 have no way to find the next row after an error: T.30 allows them with ECM only.
                .filter(c -> ecm || c == T30Compression.MH || c == T30Compression.MR)
                .mapToInt(c -> c.bits)
                .sum();
    }

    int resolutionBits() {
        return T30Resolution.R8 | resolutions.stream().mapToInt(r -> r.bit).sum();
    }

    int pageSizeBits() {
        return pageSizes.stream().mapToInt(p -> p.bit).sum();
    }

    private static <E extends Enum<E>> Set<E> with(Set<E> given, E always) {
        EnumSet<E> all = EnumSet.of(always);
        all.addAll(given);
        return Set.copyOf(all);
    }

    private static void check(boolean good, String problem) {
        if (!good) {
            throw new IllegalArgumentException(problem);
        }
    }
}
