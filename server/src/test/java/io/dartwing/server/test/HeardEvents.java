package io.dartwing.server.test;

import io.dartwing.telephony.webhook.CarrierEventListener;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What listeners of carriers hear.
public final class HeardEvents implements CarrierEventListener {
    private final Queue<Happening> heard = new ConcurrentLinkedQueue<>();

    @Override
    public void happened(Happening happening) {
        heard.add(happening);
    }

    public List<Happening> of(UUID account) {
        return heard.stream()
                .filter(happening -> happening.carrier().account().id().equals(account))
                .toList();
    }
}
