/// API keys: how programs act for an organisation.
///
/// A key is shown once and stored as a hash; its scopes are its permissions. Revocation and expiry hold
/// within a second.
@NullMarked
@ApplicationModule(displayName = "API keys")
package io.dartwing.platform.apikey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
