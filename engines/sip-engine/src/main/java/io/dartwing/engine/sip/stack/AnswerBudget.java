package io.dartwing.engine.sip.stack;

/// Allows so many answers in each second, so that nobody can use us to send traffic to a forged source address.
final class AnswerBudget {
    private final int perSecond;
    private long second;
    private int left;

    AnswerBudget(int perSecond) {
        this.perSecond = perSecond;
    }

    synchronized boolean take() {
        long now = System.nanoTime() / 1_000_000_000L;
        if (now != second) {
            second = now;
            left = perSecond;
        }
        return left > 0 && left-- > 0;
    }
}
