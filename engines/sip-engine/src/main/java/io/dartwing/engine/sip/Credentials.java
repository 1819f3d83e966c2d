package io.dartwing.engine.sip;

/// What a trunk challenges us for (RFC 7616). Never printed.
public record Credentials(String username, String password) {
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
