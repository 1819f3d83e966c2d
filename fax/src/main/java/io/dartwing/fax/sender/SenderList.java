package io.dartwing.fax.sender;

/// Whose list it is, the one that decides first first.
public enum SenderList {
    PERSON("the list of the person whose number was called"),
    ORGANIZATION("the organisation's list"),
    INSTALLATION("the installation's list");

    private final String words;

    SenderList(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
