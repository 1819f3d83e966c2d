/// Records described once and served everywhere: list, read, create, change, delete, metadata, events.
///
/// A product writes a JPA entity that extends `TenantRecord`, a `RecordType` bean that describes it, and the
/// verbs
/// that
/// mean something. The generic service validates, asks the permission decision, audits, publishes and renders.
/// Invariants: a caller never sees or references a record of another organisation; PHI and secrets never reach
/// the
/// audit.
@NullMarked
@ApplicationModule
package io.dartwing.platform.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
