package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.Box;

/// A place that identifies a person.
///
/// @param page the page's number, from 1
/// @param box the rectangle around the words, in fractions of the received page
/// @param preview the value with nearly all of it masked, fit to be shown beside the page
/// @param confidence how sure it is that the place holds this kind, 0 to 1
public record PhiSpan(PhiType type, int page, Box box, String preview, double confidence) {}
