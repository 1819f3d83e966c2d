package io.dartwing.platform.identity;

import java.time.Instant;

/// Brings an invitation to its reader. Called inside the transaction that writes the invitation.
public interface InvitationMail {
    /// @param path where it is accepted, below the server's address; holds the token, so it goes nowhere else
    void send(String email, String organization, String invitedBy, String path, Instant expiresAt);
}
