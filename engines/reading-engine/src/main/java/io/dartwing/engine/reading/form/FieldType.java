package io.dartwing.engine.reading.form;

/// What is written in a field, and the one form its value is brought to.
public enum FieldType {
    /// Any words; blanks made single.
    TEXT,
    /// A quantity or an amount, with a point before its decimals: `1250.00`.
    NUMBER,
    /// A day, `1960-03-04`.
    DATE,
    /// Letters and digits that belong together, without what parts them: `123456789`.
    CODE,
    /// A box that is ticked or not: `true`, `false`.
    CHECKBOX
}
