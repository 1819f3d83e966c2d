/// Files: content-addressed, encrypted with the organisation's key, durable before the row that names them
/// commits.
///
/// Invariants: a `files` row never points at bytes that are not on disk; equal content is stored once per
/// organisation
/// and never shared between organisations; the name on disk is a keyed hash, so it reveals nothing about the
/// content.
/// Bytes without a row (a crash between the two steps) are swept after an hour.
@NullMarked
@ApplicationModule
package io.dartwing.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
