package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.function.Predicate;

/// What becomes of a few lines in a document of their own.
public final class Readings {
    private Readings() {}

    /// The entries of `text` in the deployment chapter.
    public static List<String> entries(String text) {
        return entries("Deploy", text);
    }

    /// The entries of `text` below a heading.
    public static List<String> entries(String heading, String text) {
        return rows(heading, text, _ -> true);
    }

    /// The steps of `text` in the deployment chapter.
    public static List<String> steps(String text) {
        return steps("Deploy", text);
    }

    /// The steps of `text` below a heading.
    public static List<String> steps(String heading, String text) {
        return rows(heading, text, Step.class::isInstance);
    }

    private static List<String> rows(String heading, String text, Predicate<Entry> wanted) {
        var document = "# Shop\n\n## " + heading + "\n\n" + text + "\n";
        return MarkdownReader.read(document).chapters().stream()
                .flatMap(chapter -> chapter.entries().stream())
                .filter(wanted)
                .map(EntryRows::row)
                .toList();
    }
}
