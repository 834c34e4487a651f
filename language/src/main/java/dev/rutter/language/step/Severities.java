package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Severity levels and their response times, in headings, labels, list items and tables.
public final class Severities {
    private static final QuickPattern REST = QuickPattern.compile("\\s*[:(—–-].*$");

    private static final QuickPattern LEVEL =
            QuickPattern.compile(
                    "^(?:\\W*)((?:P|S|SEV|SEV-|SEVERITY\\s?|PRIORITY\\s?|S-|P-)\\s?[0"
                            + "-5])\\b(?!\\s*%)",
                    CASE_INSENSITIVE);

    /// What names nothing but a level, wherever it stands: `SEV1: checkout fails for everyone`.
    private static final QuickPattern SEV =
            QuickPattern.compile(
                    "^\\W*(?:SEV|SEVERITY)[- ]?[0-5]\\b\\W*(?:$|:|\\(|—|–|-\\s)", CASE_INSENSITIVE);

    /// A level and what it means, on a line of its own.
    private static final QuickPattern LINED =
            QuickPattern.compile(
                    "^\\W*(?:SEV|SEVERITY|P|S|PRIORITY)[- ]?[0-5]\\b\\W*(?::|\\(|—|–|-\\s)",
                    CASE_INSENSITIVE);

    private static final QuickPattern WORD_LEVEL =
            QuickPattern.compile(
                    "^(?:\\W*)(critical|high|medium|low|warning|info|major|minor|emergency"
                            + ")\\b[^.]{0,40}(?:errors?|alerts?|severity|priority|incidents?)?"
                            + "\\s*(?:\\(|:|—|–|-|$)",
                    CASE_INSENSITIVE);
    private static final QuickPattern RESPONSE =
            QuickPattern.compile(
                    "\\b(response time|respond within|sla|respond|page immediately"
                            + "|review (daily|weekly))\\b",
                    CASE_INSENSITIVE);

    /// What a level of alerts does to people: `(page immediately)`, `(notify within 5 minutes)`.
    private static final QuickPattern SUMMONS =
            QuickPattern.compile(
                    "\\(\\W*(?:page|notify|respond|response|wake|call|immediate(?:ly)?|act|review|monitor|within|next (?:business )?day)\\b",
                    CASE_INSENSITIVE);

    /// `Severity: High (blocks user actions)`.
    private static final QuickPattern GRADED =
            QuickPattern.compile(
                    "^\\W*(?:severity|priority)\\W*:\\W*(?:critical|high|medium|low|major|minor|variable|emergency|(?:p|s|sev)-?\\d)\\b[^(/]*\\((?!(?:critical|high|medium|low|warning)\\W)",
                    CASE_INSENSITIVE);

    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\W*\\*\\*(?:critical|warning|info|high|medium|low|major|minor|emergency)(?: alerts?)?:?\\*\\*",
                    CASE_INSENSITIVE);
    private static final QuickPattern ALERTS =
            QuickPattern.compile("\\b(?:alert\\w*|severit\\w*)\\b", CASE_INSENSITIVE);

    private Severities() {}

    /// Whether a line grades the kind of incident that its section is about.
    public static boolean grades(String text, Phase phase) {
        return (phase == Phase.INCIDENT || phase == Phase.TROUBLE || phase == Phase.WATCH)
                && GRADED.find(Inline.plain(text));
    }

    /// Whether a heading is a severity level.
    public static boolean heading(String title, Phase phase) {
        var words = PhaseNames.bare(title);
        return (phase == Phase.INCIDENT && LEVEL.find(Inline.plain(title)))
                || (phase != Phase.TEMPLATE && SEV.find(words))
                || ((phase == Phase.INCIDENT || phase == Phase.WATCH)
                        && WORD_LEVEL.find(words)
                        && SUMMONS.find(words));
    }

    /// Whether a line of a paragraph defines a level, which is no label.
    public static boolean lined(String text) {
        return LINED.find(Inline.plain(text));
    }

    /// Whether a label or item defines a level.
    public static boolean label(String text, Scope scope) {
        var words = Inline.plain(text);
        if (LEVEL.find(words) && words.length() < 160) {
            return scope.phase() == Phase.INCIDENT
                    || scope.phase() == Phase.WATCH
                    || scope.lead() == Lead.SEVERITY
                    || scope.phase() == Phase.CONTACTS
                    || (scope.phase() != Phase.TEMPLATE && SEV.find(words));
        }
        var place = scope.phase() == Phase.INCIDENT || scope.phase() == Phase.WATCH;
        if (place
                && WORD_LEVEL.find(words)
                && (RESPONSE.find(words) || SUMMONS.find(words) || alerts(text, scope))) {
            return true;
        }
        return scope.phase() == Phase.INCIDENT
                && words.toLowerCase(java.util.Locale.ROOT).startsWith("response time");
    }

    /// `**Warning**: error rate > 2%` in a list of what alerts.
    private static boolean alerts(String text, Scope scope) {
        return NAMED.find(text) && ALERTS.find(scope.leadText() + " " + scope.title());
    }

    /// Whether a table's cell names a level.
    public static boolean level(String cell) {
        return LEVEL.find(Inline.plain(cell)) || WORD_LEVEL.find(Inline.plain(cell) + ":");
    }

    /// The level that a line defines.
    public static Entry.SeverityLevel level(Context context, String text, int line) {
        return level(context, text, text, List.of(), line);
    }

    /// The level with this name, and how soon it is answered by what is said of it.
    public static Entry.SeverityLevel level(
            Context context, String name, String says, List<String> examples, int line) {
        var plain = Inline.plain(says);
        var match = LEVEL.matcher(Inline.plain(name));
        var label =
                match.find()
                        ? match.group(1).strip()
                        : REST.replaceFirst(Inline.plain(name), "").strip();
        var within =
                Durations.find(plain).stream()
                        .map(Durations.Found::to)
                        .findFirst()
                        .or(() ->
                                plain.toLowerCase(java.util.Locale.ROOT).contains("immediate")
                                        ? Optional.of(java.time.Duration.ZERO)
                                        : Optional.empty());
        return new Entry.SeverityLevel(
                label,
                context.nextSeverity(),
                plain,
                within,
                new ArrayList<>(examples),
                context.notes.span(line));
    }
}
