package io.dartwing.engine.fax.pages;

/// Size of one page of a fax TIFF, in pixels and dots per inch.
public record PageInfo(int width, int height, double horizontalDpi, double verticalDpi) {}
