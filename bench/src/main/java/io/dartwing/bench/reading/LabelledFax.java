package io.dartwing.bench.reading;

import io.dartwing.engine.reading.PageReading;
import java.util.List;

/// A made-up fax as it was read, and the truth about it.
record LabelledFax(Truth truth, List<PageReading> pages) {}
