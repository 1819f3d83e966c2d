package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The calls in progress, by Call-ID and our tag: so that both ends of a call to ourselves are told apart. Incoming
/// ones also by the caller's tag, which is all an early CANCEL or a repeated INVITE names.
final class CallTable {
    private final Map<String, LiveCall> byOurTag = new ConcurrentHashMap<>();
    private final Map<String, LiveCall> byCallersTag = new ConcurrentHashMap<>();

    void add(LiveCall call) {
        byOurTag.put(key(call.callId(), call.localTag()), call);
    }

    void addIncoming(LiveCall call, String callersTag) {
        add(call);
        byCallersTag.put(key(call.callId(), callersTag), call);
    }

    void remove(LiveCall call) {
        byOurTag.remove(key(call.callId(), call.localTag()), call);
        String callersTag = call.callersTag();
        if (callersTag != null) {
            byCallersTag.remove(key(call.callId(), callersTag), call);
        }
    }

    /// The call that a request inside a dialog addresses.
    @Nullable
    LiveCall addressedBy(SIPRequest request) {
        return ours(request.getCallId().getCallId(), request.getToTag());
    }

    /// The incoming call whose INVITE had the same Call-ID and From tag.
    @Nullable
    LiveCall begunBy(SIPRequest request) {
        String tag = request.getFromTag();
        return tag == null ? null : byCallersTag.get(key(request.getCallId().getCallId(), tag));
    }

    /// The call that sent the request answered here.
    @Nullable
    LiveCall askerOf(SIPResponse response) {
        return ours(response.getCallId().getCallId(), response.getFromTag());
    }

    /// Whose trace a message belongs in.
    @Nullable
    LiveCall concernedBy(SIPMessage message, boolean sent) {
        if (message.getCallId() == null || message.getFrom() == null || message.getTo() == null) {
            return null;
        }
        String callId = message.getCallId().getCallId();
        boolean weAsked = sent == message instanceof SIPRequest;
        if (weAsked) {
            return ours(callId, message.getFromTag());
        }
        if (message.getToTag() != null) {
            LiveCall call = ours(callId, message.getToTag());
            if (call != null) {
                return call;
            }
        }
        return message.getFromTag() == null ? null : byCallersTag.get(key(callId, message.getFromTag()));
    }

    private @Nullable LiveCall ours(String callId, @Nullable String tag) {
        return tag == null ? null : byOurTag.get(key(callId, tag));
    }

    int size() {
        return byOurTag.size();
    }

    List<LiveCall> all() {
        return new ArrayList<>(byOurTag.values());
    }

    private static String key(String callId, String tag) {
        return callId + '\n' + tag;
    }
}
