/// OpenID Connect: people who sign in with a provider, and programs that show its tokens.
///
/// Invariants: signature (RS256 or ES256, keys from the provider's JWKS), issuer, audience, authorised party, times and
/// nonce are checked before a claim is believed; an account is found by issuer and subject, an address counts only
/// once,
/// verified, to tie the two together; what an organisation's own provider says is believed for that organisation alone,
/// and never makes an owner; a provider's roles are added and removed at each sign-in.
@NullMarked
@ApplicationModule(displayName = "Federation")
package io.dartwing.platform.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
