package io.dartwing.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rows of the fax feature specification that this test, or this class of tests, shows, by their
/// ids, such as `FAX-A-001-01`. A row that is shown in part isn't covered: it stays among those
/// that wait, with what is missing. Several tests may show a row together.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.SOURCE)
public @interface Covers {
    String[] value();
}
