package dev.rutter.language.command;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// The part of a command that says what is done, whatever its options.
public final class CommandStem {
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern STEM = QuickPattern.compile("^-.*|[:_.-].*$");
    private static final QuickPattern THROUGH =
            QuickPattern.compile("run|exec|compose|artisan|-m|-f|-C");

    private CommandStem() {}

    /// Whether two commands are one, with other options.
    public static boolean same(String one, String other) {
        var stem = stem(one);
        return stem.isPresent() && stem.equals(stem(other));
    }

    /// The program and the first word that says what it does: `make deploy` of `make deploy-fast`.
    private static Optional<String> stem(String command) {
        var words = BLANKS.split(command.strip(), 4);
        if (words[0].isEmpty()) {
            return Optional.empty();
        }
        var script = words[0].contains("/") || words[0].endsWith(".sh");
        if (script || words.length == 1) {
            return Optional.of(words[0]);
        }
        var through = words.length > 2 && THROUGH.matches(words[1]);
        return Optional.of(words[0] + " " + STEM.replaceFirst(words[through ? 2 : 1], ""));
    }
}
