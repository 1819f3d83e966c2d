package io.dartwing.telephony.carriers;

/// How far a fax, message or call has come. Reports arrive in any order: a state is left only for a later one.
public enum DeliveryState {
    ACCEPTED(0),
    SENDING(1),
    /// Handed on; whether it arrived is not known yet.
    SENT(2),
    DELIVERED(3),
    FAILED(3),
    CANCELLED(3);

    private final int rank;

    DeliveryState(int rank) {
        this.rank = rank;
    }

    public boolean ended() {
        return rank == 3;
    }

    /// Two ends never replace each other: the first one told stands.
    public boolean follows(DeliveryState before) {
        return rank > before.rank;
    }
}
