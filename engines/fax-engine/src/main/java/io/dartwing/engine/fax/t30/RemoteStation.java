package io.dartwing.engine.fax.t30;

/// What the far end says of itself; each field is empty when not said. Unverified text from the line.
///
/// @param id     CSI or TSI, at most 20 characters
/// @param vendor maker by its non-standard facilities, when known
/// @param model  model by the same, when known
public record RemoteStation(String id, String vendor, String model) {
    static final RemoteStation UNKNOWN = new RemoteStation("", "", "");
}
