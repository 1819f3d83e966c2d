package io.dartwing.corpus;

import java.util.List;

/// One laid-out page.
///
/// @param text its true text, line by line in reading order
record Sheet(List<Mark> marks, String text) {}
