package io.dartwing.corpus;

/// The two disjoint parts of the corpus; every family of templates is wholly in one of them.
public enum Part {
    TRAIN,
    TEST
}
