package io.dartwing.telephony.method;

/// A method's good answer: `{"message": …}`.
public record MethodMessage<T>(T message) {}
