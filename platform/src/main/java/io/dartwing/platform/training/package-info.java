/// Training: who had which course, when, and until when it counts.
///
/// Invariants: a record is about a person of the organisation and a day that has come; which courses everybody needs is
/// a setting, and who lacks one follows from both.
@NullMarked
@ApplicationModule(displayName = "Training")
package io.dartwing.platform.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
