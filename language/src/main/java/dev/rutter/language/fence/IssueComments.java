package dev.rutter.language.fence;

import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.regex.Pattern;

/// Known problems that a fence of a troubleshooting chapter tells in its comments: `# Issue: the
/// pool is full`, `# Cause: …`, and the commands below them as the cure.
final class IssueComments {
    private static final QuickPattern QUOTES = QuickPattern.compile("[\"`]");

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^(?:issue|problem|error|symptom)s?\\s*\\d*\\s*[:—–-]\\s*(\\S.*)$",
                    Pattern.CASE_INSENSITIVE);
    private static final QuickPattern CAUSE =
            QuickPattern.compile(
                    "^(?:(?:root |possible |likely )?causes?|reason)\\s*:\\s*(\\S.*)$",
                    Pattern.CASE_INSENSITIVE);

    private final Notes notes;
    private final boolean trouble;
    private String title = "";
    private String cause = "";
    private int line;
    private int from;

    IssueComments(Notes notes, Phase phase) {
        this.notes = notes;
        this.trouble = phase == Phase.TROUBLE || phase == Phase.INCIDENT;
    }

    /// Whether a comment opens a problem or says its cause.
    boolean opens(String text, int at) {
        var opened = OPENS.matcher(text);
        if (trouble && opened.matches()) {
            close();
            title = opened.group(1).strip();
            line = at;
            from = notes.size();
            notes.mark(at, "the title of a troubleshooting entry", Role.ISSUE);
            return true;
        }
        var caused = CAUSE.matcher(text);
        if (!title.isEmpty() && caused.matches()) {
            cause = caused.group(1).strip();
            return true;
        }
        return false;
    }

    /// The open problem's title.
    String title() {
        return title;
    }

    /// The open problem is told.
    void close() {
        if (title.isEmpty()) {
            return;
        }
        var cure = notes.stepsSince(from);
        var last = cure.isEmpty() ? line : cure.getLast().lastLine();
        notes.add(
                new Entry.KnownIssue(
                        title,
                        List.of(QUOTES.replaceAll(title, "")),
                        cause,
                        List.of(),
                        cure,
                        last,
                        notes.span(line)));
        title = "";
        cause = "";
    }
}
