/// What received faxes are: read by the engine, judged, and kept; what people correct.
///
/// What lists and rules ask for stands in the fax's row (`io.dartwing.fax.document.Judgement`);
/// what stands where on its pages is sealed with the organisation's key (`Findings`). Judging
/// never stops a fax: what can't be judged goes on without.
@ApplicationModule(displayName = "Fax reading")
@NullMarked
package io.dartwing.fax.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
