/// Files of comma-separated values that people bring in, and what is wrong with their rows.
@ApplicationModule(displayName = "CSV files")
@NullMarked
package io.dartwing.telephony.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
