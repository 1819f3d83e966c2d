/// All that binds us to JAIN-SIP: one stack per user agent, its loggers, and the guards in front of its parser and its
/// transaction layer. Internal to the engine; other modules use the parent package.
///
/// JAIN-SIP makes its plug-ins from class names, so these classes are public and find their user agent by the name of
/// the stack (`StackRegistry`).
@NullMarked
package io.dartwing.engine.sip.stack;

import org.jspecify.annotations.NullMarked;
