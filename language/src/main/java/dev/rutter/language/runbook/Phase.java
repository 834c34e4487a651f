package dev.rutter.language.runbook;

import java.util.Locale;

/// What a chapter is for.
public enum Phase {
    NONE,
    OVERVIEW,
    PREPARE,
    DEPLOY,
    VERIFY,
    WATCH,
    ROLLBACK,
    INCIDENT,
    TROUBLE,
    CONTACTS,
    MAINTAIN,
    REFERENCE,
    TEMPLATE;

    /// The word of the language's definition, lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a chapter's steps run in a plain deployment, on the way to the new release.
    public boolean forward() {
        return switch (this) {
            case PREPARE, DEPLOY, VERIFY, WATCH -> true;
            case NONE,
                    OVERVIEW,
                    ROLLBACK,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    MAINTAIN,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }
}
