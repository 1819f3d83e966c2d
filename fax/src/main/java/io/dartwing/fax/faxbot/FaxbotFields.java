package io.dartwing.fax.faxbot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the fields of JSON bodies as Faxbot checks them: 422 with the place of what is wrong. Pure.
final class FaxbotFields {
    private FaxbotFields() {}

    static JsonNode object(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw FaxbotRefusal.invalid("Input should be a valid dictionary", "dict_type", "body");
        }
        return body;
    }

    static String required(JsonNode body, String name, int longest) {
        String text = optional(body, name, longest);
        if (text == null || text.isBlank()) {
            throw FaxbotRefusal.missing("body", name);
        }
        return text.strip();
    }

    /// Text, or a number that a careless client wrote as one.
    static @Nullable String optional(JsonNode body, String name, int longest) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw FaxbotRefusal.invalid("Input should be a valid string", "string_type", "body", name);
        }
        String text = value.asString();
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw FaxbotRefusal.invalid(
                    "String should have at most " + longest + " characters", "string_too_long", "body", name);
        }
        return text;
    }

    /// A list of words, or words with commas between them.
    static List<String> words(JsonNode body, String name) {
        JsonNode value = body.path(name);
        var words = new ArrayList<String>();
        if (value.isString()) {
            words.addAll(List.of(value.asString().split(",")));
        } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
            value.forEach(word -> words.add(word.asString()));
        } else if (!value.isMissingNode() && !value.isNull()) {
            throw FaxbotRefusal.invalid("Input should be a valid list", "list_type", "body", name);
        }
        List<String> clean = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (clean.size() > 50 || clean.stream().anyMatch(word -> !FaxbotScopes.known(word))) {
            throw FaxbotRefusal.invalid("Input should be known scopes", "value_error", "body", name);
        }
        return clean;
    }
}
