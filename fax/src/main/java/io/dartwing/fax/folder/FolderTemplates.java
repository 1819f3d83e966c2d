package io.dartwing.fax.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trees to begin with.
final class FolderTemplates {
    /// @param folders names, each with a slash between it and those it lies in
    record FolderTemplate(String key, String label, List<String> folders) {}

    private static final Map<String, FolderTemplate> ALL = new LinkedHashMap<>();

    static {
        put(
                "medical",
                "Medical practice",
                "Referrals",
                "Referrals/In",
                "Referrals/Out",
                "Lab results",
                "Prescriptions",
                "Prior authorizations",
                "Records requests",
                "Insurance");
        put(
                "legal",
                "Law office",
                "Clients",
                "Courts",
                "Courts/Filings",
                "Courts/Orders",
                "Contracts",
                "Opposing counsel",
                "Billing");
        put(
                "office",
                "Office",
                "Orders",
                "Invoices",
                "Invoices/To pay",
                "Invoices/Paid",
                "Contracts",
                "Personnel",
                "Authorities");
    }

    private FolderTemplates() {}

    private static void put(String key, String label, String... folders) {
        ALL.put(key, new FolderTemplate(key, label, List.of(folders)));
    }

    static List<FolderTemplate> all() {
        return List.copyOf(ALL.values());
    }

    static java.util.Optional<FolderTemplate> find(String key) {
        return java.util.Optional.ofNullable(ALL.get(key));
    }
}
