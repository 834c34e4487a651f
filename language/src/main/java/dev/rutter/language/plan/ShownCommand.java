package dev.rutter.language.plan;

import java.util.regex.Pattern;

/// Why a line is asked: one that is nothing but what has the shape of a command, perhaps behind a
/// label, is asked since nothing tells to run it, and not since a machine could not.
final class ShownCommand {
    private static final Pattern SHOWN =
            Pattern.compile(
                    "^(?:[^`:]{2,60}:\\s*)?`([a-z][a-z0-9_.-]*\\s(?:[^`]{0,200}\\s)?-{1,2}[A-Za-z][^`]{0,200})`[\\s.;]*$");

    private ShownCommand() {}

    /// @param text the line as written, with its marks
    static String whyAsked(String text) {
        var shown = SHOWN.matcher(text.indexOf('`') < 0 ? "" : text.strip());
        if (!shown.matches()) {
            return "only a person can tell";
        }
        var program = shown.group(1).split("\\s", 2)[0];
        return "\""
                + program
                + "\" is no program that is known here, and nothing tells to run it; write \"Run\""
                + " before it, or automate the line in rutter.yaml, and it is run";
    }
}
