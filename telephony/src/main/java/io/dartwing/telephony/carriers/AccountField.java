package io.dartwing.telephony.carriers;

/// One thing an administrator enters for an account.
///
/// @param secret shown never again
public record AccountField(String name, String label, boolean secret, boolean required, String hint) {
    public static AccountField secret(String name, String label, String hint) {
        return new AccountField(name, label, true, true, hint);
    }

    public static AccountField setting(String name, String label, String hint) {
        return new AccountField(name, label, false, true, hint);
    }

    public AccountField optional() {
        return new AccountField(name, label, secret, false, hint);
    }
}
