package io.dartwing.corpus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One made-up thing and the ways to write it.
///
/// @param type what its labelled forms are, or null for a thing that is not labelled at all
/// @param labelled forms that identify it, by attribute; the plain form has the attribute `""`
/// @param plain forms beside it, such as a drug's directions
record Fact(@Nullable LabelType type, Map<String, String> labelled, Map<String, String> plain) {
    static Fact labelled(LabelType type, String text) {
        return new Fact(type, Map.of("", text), Map.of());
    }

    static Fact plain(String text) {
        return new Fact(null, Map.of(), Map.of("", text));
    }

    @Nullable
    String form(String attribute) {
        String form = labelled.get(attribute);
        return form == null ? plain.get(attribute) : form;
    }
}
