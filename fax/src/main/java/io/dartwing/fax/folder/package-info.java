/// Folders of faxes: a tree that people fill, and folders that a rule fills.
///
/// Invariants: a fax lies in one folder or in none; a folder orders and never opens: whoever sees a
/// folder sees of its faxes those that it may see anyhow; what is moved in or out is moved by
/// somebody who may edit both folders.
@ApplicationModule(displayName = "Fax folders")
@NullMarked
package io.dartwing.fax.folder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
