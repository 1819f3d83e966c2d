/// Trunks and numbers: how the organisation is reached and how it reaches others.
@NullMarked
package io.dartwing.telephony;

import org.jspecify.annotations.NullMarked;
