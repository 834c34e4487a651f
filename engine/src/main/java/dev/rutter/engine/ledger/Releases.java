package dev.rutter.engine.ledger;

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
                                        + java.util.regex.Matcher.quoteReplacement(found.group(1))
                                        + ") is live");
        return COMMIT.matcher(named).replaceAll("$1");
    }

    /// The commit that a step's outcome says is served; empty where it says none.
    static String served(String outcome) {
        var found = SERVED.matcher(outcome);
        return found.find() ? found.group(2) : "";
    }
}
