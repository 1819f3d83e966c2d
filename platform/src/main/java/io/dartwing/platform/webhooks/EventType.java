package io.dartwing.platform.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One kind of event that programs can subscribe to, declared once by the module that publishes it.
///
/// `name` (`fax.received`) and what is published under it never change meaning. When the data of a type changes
/// in a way that a reader would notice, the record gets its new form and `before` tells how endpoints of older
/// API versions go on getting the old one.
public final class EventType<T extends Record> {
    /// The API version that every type has been in from the beginning.
    public static final String FIRST_VERSION = "2026-01-01";

    private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[a-z_]+){1,3}");
    private static final Pattern VERSION = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");

    private final String name;
    private final String resource;
    private final Class<T> data;
    private final String description;
    private final T example;
    private final List<Older<T, ?>> older = new ArrayList<>();

    private EventType(String name, String resource, Class<T> data, String description, T example) {
        this.name = name;
        this.resource = resource;
        this.data = data;
        this.description = description;
        this.example = example;
    }

    /// The form that endpoints of API versions before `since` get.
    record Older<T extends Record, O extends Record>(String since, Class<O> data, Function<T, O> render) {
        O of(T newest) {
            return render.apply(newest);
        }
    }

    /// `resource` is the kind of thing whose events are ordered among each other (`fax`).
    public static <T extends Record> EventType<T> of(
            String name, String resource, Class<T> data, String description, T example) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("event type " + name + " (expected: words joined by dots)");
        }
        return new EventType<>(name, resource, data, description, example);
    }

    /// Declares the newest change last.
    public <O extends Record> EventType<T> before(String since, Class<O> form, Function<T, O> render) {
        String latest = older.isEmpty() ? FIRST_VERSION : older.getLast().since();
        if (!VERSION.matcher(since).matches() || since.compareTo(latest) <= 0) {
            throw new IllegalArgumentException(
                    name + ": version " + since + " (expected: a date after " + latest + ")");
        }
        older.add(new Older<>(since, form, render));
        return this;
    }

    public String name() {
        return name;
    }

    public String resource() {
        return resource;
    }

    public String description() {
        return description;
    }

    Class<T> data() {
        return data;
    }

    T example() {
        return example;
    }

    List<String> changes() {
        return older.stream().map(Older::since).toList();
    }

    /// The class of the data as endpoints of this API version get it.
    Class<? extends Record> data(String apiVersion) {
        for (Older<T, ?> form : older) {
            if (apiVersion.compareTo(form.since()) < 0) {
                return form.data();
            }
        }
        return data;
    }

    Record render(Record newest, String apiVersion) {
        T typed = data.cast(newest);
        for (Older<T, ?> form : older) {
            if (apiVersion.compareTo(form.since()) < 0) {
                return form.of(typed);
            }
        }
        return typed;
    }
}
