package dev.rutter.engine.incident;

import dev.rutter.engine.journal.RunEvent.Decided.Decision;
import dev.rutter.engine.run.Grading;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.runbook.Entry.SeverityLevel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chooses among the document's severity levels, by rules that are stated with the choice:
///
/// 1. a level that names a rollback, where the release is rolled back;
/// 2. a level that names what was missed, in its own words;
/// 3. else the second gravest level, for customers were affected and the way back is open, or the
///    only one there is.
///
/// People can grade it anew; what they read is why it was graded so.
public final class Severities implements Grading {
    private static final Pattern ROLLBACK =
            Pattern.compile("(?i)\\broll(ed|s)?[ -]?back\\b|\\brollback\\b");

    @Override
    public Grade grade(RunState state, Verdict cause) {
        var levels = state.plan().severities();
        var what =
                (state.decision(Decision.ROLL_BACK).isPresent()
                                ? "release rolled back"
                                : "release stopped")
                        + ": \""
                        + cause.says()
                        + "\", was "
                        + cause.seen();
        if (levels.isEmpty()) {
            return new Grade("ungraded", what + " (the runbook states no severities)");
        }
        var back = state.decision(Decision.ROLL_BACK).isPresent();
        var named = back ? named(levels) : Optional.<SeverityLevel>empty();
        if (named.isPresent()) {
            return graded(named.get(), what, "names a rollback");
        }
        var missed = missed(levels, cause);
        if (missed.isPresent()) {
            return graded(missed.get(), what, "names what was missed");
        }
        var second = levels.size() > 1 ? levels.get(1) : levels.getFirst();
        return graded(
                second,
                what,
                "is the level where no other names the case and customers are affected");
    }

    private static Optional<SeverityLevel> named(List<SeverityLevel> levels) {
        return levels.stream().filter(level -> ROLLBACK.matcher(text(level)).find()).findFirst();
    }

    private static Optional<SeverityLevel> missed(List<SeverityLevel> levels, Verdict cause) {
        var words =
                Pattern.compile("[^\\p{L}]+")
                        .splitAsStream(cause.says().toLowerCase(Locale.ROOT))
                        .filter(word -> word.length() > 3)
                        .toList();
        return levels.stream()
                .filter(level -> {
                    var text = text(level).toLowerCase(Locale.ROOT);
                    return words.stream().filter(text::contains).count() >= 2;
                })
                .findFirst();
    }

    private static String text(SeverityLevel level) {
        return level.says() + " " + String.join(" ", level.examples());
    }

    private static Grade graded(SeverityLevel level, String what, String why) {
        return new Grade(
                level.name(),
                what
                        + " ("
                        + level.name()
                        + " because line "
                        + level.span().line()
                        + " "
                        + why
                        + ")");
    }
}
