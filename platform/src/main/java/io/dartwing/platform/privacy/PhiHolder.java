package io.dartwing.platform.privacy;

/// A bean of each product that keeps protected health information, so that healthcare mode isn't left while there is
/// any.
public interface PhiHolder {
    /// What it keeps, for people: "faxes".
    String what();

    /// Whether the current organisation has any now. Runs in the caller's transaction.
    boolean holdsPhi();
}
