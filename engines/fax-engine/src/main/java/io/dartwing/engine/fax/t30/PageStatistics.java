package io.dartwing.engine.fax.t30;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/// `t30_stats_t` as it stands in phase D; later, in phase E, length and size are 0.
record PageStatistics(
        int bitRate,
        int pagesReceived,
        int columnsPerMeter,
        int rowsPerMeter,
        int width,
        int rows,
        int imageBytes,
        int coding,
        int badRows,
        int longestBadRun,
        int ecmRetries) {

    static PageStatistics read(MemorySegment stats) {
        int[] v = stats.toArray(JAVA_INT);
        return new PageStatistics(v[0], v[3], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13]);
    }

    PageReport report(int index) {
        return new PageReport(
                index,
                width,
                rows,
                columnsPerMeter,
                rowsPerMeter,
                T30Compression.ofCoding(coding),
                imageBytes,
                badRows,
                longestBadRun,
                ecmRetries,
                bitRate);
    }
}
