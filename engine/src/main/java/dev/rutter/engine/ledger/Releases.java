package dev.rutter.engine.ledger;

import dev.rutter.engine.run.RunState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How releases are named for people, the same everywhere: the commit's first seven digits, with
/// the hosting's id in brackets. Pure.
public final class Releases {
    private static final int BRIEF = 7;
    private static final Pattern COMMIT = Pattern.compile("\\b([0-9a-f]{7})[0-9a-f]{33}\\b");
    private static final Pattern SERVED =
            Pattern.compile("release (\\S+) is live, commit ([0-9a-f]{7,64})\\b");

    private Releases() {}

    /// A commit's first seven digits; what is not a commit's hash stays as it is.
    public static String brief(String commit) {
        return commit.matches("[0-9a-f]{8,64}") ? commit.substring(0, BRIEF) : commit;
    }

    /// `02cc7d5 (dep-1)`, or the one of both that is known; empty where neither is.
    public static String name(String commit, String deploy) {
        if (commit.isEmpty() || deploy.isEmpty()) {
            return brief(commit) + deploy;
        }
        return brief(commit) + " (" + deploy + ")";
    }

    /// A text that names releases in another way (`release dep-1 is live, commit 02cc…`), with
    /// their names as here.
    public static String in(String text) {
        var named =
                SERVED.matcher(text)
                        .replaceAll(found ->
                                "release "
                                        + brief(found.group(2))
                                        + " ("
                                        + Matcher.quoteReplacement(found.group(1))
                                        + ") is live");
        return COMMIT.matcher(named).replaceAll("$1");
    }

    /// The release that a run goes back to, with its commit where a step of the way back told it;
    /// empty where it goes back by the document's own steps, or not at all.
    public static String target(RunState state) {
        var target = state.rollback().map(RunState.Rollback::target).orElse("");
        var commit =
                state.plan().rollback().stream()
                        .flatMap(step -> state.outcome(step.id()).stream())
                        .map(outcome -> SERVED.matcher(outcome.line()))
                        .filter(Matcher::find)
                        .map(found -> found.group(2))
                        .findFirst()
                        .orElse("");
        return target.isEmpty() ? "" : name(commit, target);
    }
}
