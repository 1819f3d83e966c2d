/// Kinds of forms: those that come with the engine, and an organisation's own.
///
/// Invariants: a template holds what a form prints and where its fields are, and nothing of any
/// fax; an own template with the name of one that comes with the engine takes its place; what was
/// recognised before a change stays until a fax is read again.
@ApplicationModule(displayName = "Forms")
@NullMarked
package io.dartwing.fax.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
