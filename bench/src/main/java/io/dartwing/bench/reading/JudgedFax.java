package io.dartwing.bench.reading;

import io.dartwing.engine.reading.category.CategoryGuess;
import io.dartwing.engine.reading.document.DocumentKnowledge;

/// A made-up fax, what the engine says of it, and what is true.
record JudgedFax(Truth truth, DocumentKnowledge known) {
    CategoryGuess guess() {
        return known.category();
    }

    boolean right() {
        return guess().category().equals(truth.category());
    }
}
