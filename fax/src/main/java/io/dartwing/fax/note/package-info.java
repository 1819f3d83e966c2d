/// Notes beside a fax: what its people write to each other, with mentions.
///
/// Invariants: seen by whoever sees the fax's pages, changed and deleted by their authors only; the text is sealed and
/// is in no notice, event, print or hand-over.
@ApplicationModule(displayName = "Fax notes")
@NullMarked
package io.dartwing.fax.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
