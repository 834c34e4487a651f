package dev.rutter.language.runbook;

import java.util.Locale;

/// What a line is taken for. A line may have several roles; background prose has none.
public enum Role {
    COMMAND,
    QUERY,
    SAMPLE,
    TEMPLATE,
    EXPECT,
    LIMIT,
    TRIGGER,
    MANUAL,
    AUTO,
    OPTION,
    WHEN,
    WINDOW,
    SEVERITY,
    ESCALATE,
    CONTACT,
    ISSUE,
    ENV,
    DANGER;

    /// The word of the language's definition, lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
