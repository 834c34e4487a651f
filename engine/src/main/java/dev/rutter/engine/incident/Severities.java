package dev.rutter.engine.incident;

import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.ledger.Releases;
import dev.rutter.engine.run.Account;
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

    private static final Pattern STOP = Pattern.compile("[\\s.;,:!]+$");

    /// "Roll back at once if …", "Stop when …", "If …".
    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?i)^((we |you )?((must|should) )?(roll(ing)? ?-?back|revert|go back|back"
                            + " out|stop|abort)\\b[^.:;]*?\\b)?(if|when(ever)?|once|as soon as|in"
                            + " case)\\s+");

    /// "…, roll back immediately", "… -> revert".
    private static final Pattern BEHIND =
            Pattern.compile(
                    "(?i)(\\s*[,:;]|\\s+[-=]+>|\\s*→)\\s*(then )?((we|you) )?((must|should) )?"
                            + "(roll(ing)? ?-?back|revert|go back|back out|stop|abort)\\b[^.:;]*$");

    private record Chosen(SeverityLevel level, String why) {}

    @Override
    public Grade grade(RunState state, Verdict cause) {
        var back = state.decision(Way.ROLL_BACK).isPresent();
        var release =
                Releases.brief(
                        state.live()
                                .map(RunState.Live::release)
                                .filter(known -> !known.isEmpty())
                                .orElse(state.began().release()));
        // What becomes of the release is not known yet.
        return new Grade(
                chosen(state, cause).map(chosen -> chosen.level().name()).orElse("ungraded"),
                "release "
                        + (release.isEmpty() ? "" : release + " ")
                        + (back ? "failed: " : "stopped: ")
                        + what(cause));
    }

    /// Why the severity was chosen: `line 215 names a rollback`.
    static String reason(RunState state, Verdict cause) {
        return chosen(state, cause)
                .map(chosen -> "line " + chosen.level().span().line() + " " + chosen.why())
                .orElse("the runbook states no severities");
    }

    /// A bad state in the document's words, without what to do then and without the stop of its
    /// sentence; of a good one, that it was missed.
    private static String what(Verdict cause) {
        var says = STOP.matcher(cause.says()).replaceFirst("");
        if (Account.wished(cause)) {
            return says.replaceFirst("^stopped ", "");
        }
        if (!cause.threshold().startsWith("bad if ")) {
            return "\"" + says + "\" " + cause.kind().word();
        }
        says = BEFORE.matcher(BEHIND.matcher(says).replaceFirst("")).replaceFirst("");
        says = says.isEmpty() ? cause.says() : says;
        var word = says.length() > 1 && Character.isLowerCase(says.charAt(1));
        return word ? says.substring(0, 1).toLowerCase(Locale.ROOT) + says.substring(1) : says;
    }

    private static Optional<Chosen> chosen(RunState state, Verdict cause) {
        var levels = state.plan().severities();
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        var back = state.decision(Way.ROLL_BACK).isPresent();
        var second = levels.size() > 1 ? levels.get(1) : levels.getFirst();
        return (back ? named(levels) : Optional.<SeverityLevel>empty())
                .map(level -> new Chosen(level, "names a rollback"))
                .or(() ->
                        missed(levels, cause)
                                .map(level -> new Chosen(level, "names what was missed")))
                .or(() ->
                        Optional.of(
                                new Chosen(
                                        second,
                                        "is the level where no other names the case and customers"
                                                + " are affected")));
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
}
