package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Escalating;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Escalation ladders: who or what comes in after how long.
public final class Escalations {
    private static final QuickPattern FROM_ZERO = QuickPattern.compile(".*\\b0\\s*[-–].*");
    private static final QuickPattern LEVEL_TIER =
            QuickPattern.compile(
                    "^(?i)\\W*(?:\\d+[.)]\\s*)?(?:level|tier|l|step|stage)\\s?\\d[\\s:.–—-]*");
    private static final QuickPattern FIRST_BRACKETS = QuickPattern.compile("^\\([^)]*\\)\\W*");
    private static final QuickPattern AT_ONCE =
            QuickPattern.compile(
                    "immediate|\\b(?:at once|(?:right|straight) away)\\b", CASE_INSENSITIVE);
    private static final QuickPattern BRACKETS = QuickPattern.compile("[()]");
    private static final QuickPattern REST = QuickPattern.compile("[,:].*$");

    private static final QuickPattern LEVEL =
            QuickPattern.compile(
                    "^(?:\\W*)(?:\\d+[.)]\\s*)?(?:level|tier|l|step|stage)\\s?[0-5]\\b",
                    CASE_INSENSITIVE);

    /// `P1 (High): lead developer, then product owner`: who comes in for which level.
    private static final QuickPattern BY_SEVERITY =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:p|s|sev)-?\\s?[0-5]\\b[^:]{0,30}:\\s*\\S",
                    CASE_INSENSITIVE);

    private static final QuickPattern PERSON =
            QuickPattern.compile(
                    "\\b(engineer|lead|manager|on-?call|cto|ceo|director|vp|head"
                            + "|support|team|dba|primary|secondary|owner|commander|architect"
                            + "|devops|sre|stakeholders?|vendor|provider|maintainer|founder"
                            + "|leadership)\\b",
                    CASE_INSENSITIVE);

    /// `Executive escalation (incidents over an hour)`.
    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:initial |first |second |executive "
                            + "|further |final )*(?:response|escalation"
                            + "|responder)\\b[^(:]{0,30}\\(.+\\)\\s*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern TIMED =
            QuickPattern.compile(
                    "\\(.*\\b(\\d+|immediate\\w*)\\b.*\\)|\\bafter \\d+|\\d+\\s*min",
                    CASE_INSENSITIVE);

    /// Beside an arrow, what leads to the next level.
    private static final QuickPattern AFTER = QuickPattern.compile("\\([^()]{3,120}\\)");

    private static final QuickPattern CALLED_IN =
            QuickPattern.compile(
                    "^\\W*(?:(?:first|second|final|further) )?escalat(?:ion|e to)(?: (?:contact|point))?\\W*:\\s*\\S",
                    CASE_INSENSITIVE);

    /// No more than somebody's part, with a remark at most: `**Team lead** (out of hours)`.
    private static final QuickPattern ROLE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?[A-Z][\\w/&' -]{1,40}(?:\\([^)]*\\))?\\W*$");

    /// What stands below such words says when somebody else comes in.
    private static final QuickPattern WHEN =
            QuickPattern.compile(
                    "\\b(?:when|criteria (?:for|to)|conditions? (?:for|to)|reasons? (?:for|to)|triggers? for)\\b.*\\bescalat"
                            + "|^\\W*escalat\\w*(?: \\w+){0,4} (?:criteria|conditions?|triggers?|if|when|for)\\b",
                    CASE_INSENSITIVE);

    private Escalations() {}

    /// Whether an item is one of the reasons to bring somebody else in.
    public static boolean reason(String text, Scope scope) {
        return scope.under().isEmpty()
                && scope.phase() != Phase.TEMPLATE
                && WHEN.find(PhaseNames.bare(scope.leadText()))
                && !Imperatives.tells(text);
    }

    /// A rule for the section it stands in (`**Escalation**: If unresolved after 15 minutes, …`):
    /// it joins the ladder with its condition and with what it is about.
    ///
    /// @param about what stands above it, an alert or a problem; may be empty
    public static boolean rule(Context context, Scope scope, String about, String text, int line) {
        if (!rules(scope)) {
            return false;
        }
        var troubled = scope.phase() == Phase.TROUBLE || scope.phase() == Phase.INCIDENT;
        var read =
                Escalating.labelled(text)
                        .or(() -> troubled ? Escalating.conditional(text) : Optional.empty());
        read.ifPresent(rule -> {
            context.notes.mark(line, "it says when to escalate", Role.ESCALATE);
            var named = rule.who().isEmpty() ? "escalate" : rule.who();
            var when = rule.when().isEmpty() ? "" : ", " + rule.when();
            var of = about.isBlank() ? "" : " (" + Inline.plain(about) + ")";
            context.notes.add(
                    new Entry.Escalation(
                            context.nextRule(),
                            Optional.of(rule.after()),
                            named + when + of,
                            Inline.plain(text),
                            context.notes.span(line)));
        });
        return read.isPresent();
    }

    private static boolean rules(Scope scope) {
        return switch (scope.phase()) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, TROUBLE, MAINTAIN -> true;
            case NONE, OVERVIEW, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Whether words name somebody by their part, or by how they are reached.
    public static boolean somebody(String words) {
        return PERSON.find(words) || words.contains("@");
    }

    /// Whether an item is a level of a ladder.
    public static boolean item(String text, Scope scope) {
        if (scope.lead() != Lead.ESCALATION
                && !scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat")) {
            return false;
        }
        var words = Inline.plain(text);
        return scope.under().isEmpty()
                && (LEVEL.find(words)
                        || BY_SEVERITY.find(words)
                        || NAMED.find(words)
                        || (PERSON.find(words)
                                && (TIMED.find(words)
                                        || (ROLE.matches(words)
                                                && !LEVEL.find(Inline.plain(scope.leadText()))
                                                && !Imperatives.tells(words))
                                        || words.contains("→")
                                        || words.contains(":"))));
    }

    /// `Escalation: engineering manager` among those to turn to.
    public static boolean named(String text, Scope scope) {
        return scope.phase() == Phase.CONTACTS && CALLED_IN.find(Inline.plain(text));
    }

    /// Whether a label is a level of a ladder.
    public static boolean label(String text, Scope scope) {
        return (scope.phase() == Phase.INCIDENT || scope.phase() == Phase.CONTACTS)
                && LEVEL.find(Inline.plain(text))
                && (scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat")
                        || PERSON.find(Inline.plain(text)));
    }

    /// Whether a block draws a ladder: two lines or more that open a level, in a section on it.
    public static boolean drawn(List<String> lines, Scope scope) {
        return scope.title().toLowerCase(java.util.Locale.ROOT).contains("escalat")
                && lines.stream().filter(line -> LEVEL.find(line.strip())).count() > 1;
    }

    /// Reads such a block: its levels, and between them when the next one comes in.
    public static void ladder(Context context, Block.Fence fence) {
        var line = fence.firstContent();
        var when = "";
        for (var text : fence.content()) {
            var words = Bounded.of(text.strip());
            if (LEVEL.find(words)) {
                context.notes.mark(line, "an escalation level", Role.ESCALATE);
                context.notes.add(
                        level(context, when.isEmpty() ? words : words + " " + when, line));
                when = "";
            } else if (AFTER.find(words)) {
                when = AFTER.first(words).map(found -> found.group()).orElse("");
                context.notes.mark(line, "when the next level comes in", Role.WHEN);
                if (!Durations.find(words).isEmpty()) {
                    context.notes.mark(line, "it gives a length of time", Role.WINDOW);
                }
            }
            line++;
        }
    }

    /// The level that a line tells: who comes in, and after how long.
    public static Entry.Escalation level(Context context, String text, int line) {
        return level(context, "", text, line);
    }

    /// @param named who comes in, where a column of its own says it; else empty
    public static Entry.Escalation level(Context context, String named, String text, int line) {
        var says = Inline.plain(text);
        var found = Durations.find(says);
        Optional<Duration> after = Optional.empty();
        if (!found.isEmpty()) {
            var first = found.getFirst();
            after =
                    Optional.of(
                            first.from().isZero()
                                            && !first.open()
                                            && says.contains(first.unit())
                                            && FROM_ZERO.matches(says)
                                    ? Duration.ZERO
                                    : first.from().isZero() ? first.to() : first.from());
        } else if (AT_ONCE.find(says)) {
            after = Optional.of(Duration.ZERO);
        }
        var who =
                REST.replaceFirst(
                                BRACKETS.replaceAll(
                                        FIRST_BRACKETS.replaceFirst(
                                                LEVEL_TIER.replaceFirst(says, ""), ""),
                                        ""),
                                "")
                        .strip();
        return new Entry.Escalation(
                context.nextEscalation(),
                after,
                !named.isEmpty() ? named : who.isEmpty() ? says : who,
                says,
                context.notes.span(line));
    }
}
