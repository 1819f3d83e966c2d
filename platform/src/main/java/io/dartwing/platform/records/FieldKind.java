package io.dartwing.platform.records;

/// The kinds of values a field can hold, and how JSON Schema names them.
public enum FieldKind {
    TEXT("string"),
    PHONE("string"),
    EMAIL("string"),
    CHOICE("string"),
    INTEGER("integer"),
    BOOLEAN("boolean"),
    TIMESTAMP("string"),
    DATE("string"),
    REFERENCE("string"),
    REFERENCES("array"),
    TEXTS("array"),
    CHOICES("array"),
    OBJECT("object"),
    SECRET("string");

    private final String schemaType;

    FieldKind(String schemaType) {
        this.schemaType = schemaType;
    }

    String schemaType() {
        return schemaType;
    }
}
