package io.dartwing.telephony.routing;

/// What stands behind a candidate's id.
public enum CarrierKind {
    /// A carrier account: requests go to the provider's API.
    ACCOUNT,
    /// A SIP trunk: calls go out over this server's own line.
    TRUNK
}
