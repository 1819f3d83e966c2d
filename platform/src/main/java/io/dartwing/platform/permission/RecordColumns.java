package io.dartwing.platform.permission;

import org.jspecify.annotations.Nullable;

/// Where a query finds what the decision needs to know of its rows; each is an expression of that query's
/// language, null for what the type's records don't say.
///
/// @param kept     a condition: the row is kept for nobody, or for the acting person
/// @param caredFor a condition: the acting person cares for the row's patient now
public record RecordColumns(
        String organization,
        String id,
        @Nullable String owner,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable String contact,
        @Nullable String patient,
        @Nullable String kept,
        @Nullable String caredFor) {}
