package io.dartwing.platform.records;

/// Hands out human names from naming series.
public interface Names {
    /// The next name for the current actor's organisation. Unique; numbers may have gaps.
    String next(NamingSeries series);
}
