package dev.rutter.engine.step;

import dev.rutter.language.expect.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is kept and shown of outputs and answers.
public final class Evidence {
    /// How much of an output is kept, in characters, half from each end.
    public static final int MOST = 16_000;

    private Evidence() {}

    /// Both ends of a text that is too long, and how much is missing between.
    static String bounded(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        var half = MOST / 2;
        return text.substring(0, half)
                + "\n... "
                + (text.length() - MOST)
                + " characters left out ...\n"
                + text.substring(text.length() - half);
    }

    static String shortened(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= 120 ? line : line.substring(0, 120) + "...";
    }

    /// The last line that says something, which is where programs put the reason.
    static String lastLine(String output) {
        Optional<String> last =
                output.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line);
        return last.map(line -> ": " + shortened(line.strip())).orElse("");
    }

    static String table(List<String> columns, List<List<String>> rows) {
        return String.join(" | ", columns)
                + "\n"
                + rows.stream()
                        .limit(200)
                        .map(row -> String.join(" | ", row))
                        .collect(Collectors.joining("\n"));
    }

    /// A verdict with what is known of who answered.
    static Verdict noted(Verdict verdict, String by) {
        var note = by.replaceFirst("^[,;] ", "");
        var because =
                verdict.because().isEmpty() || note.isEmpty()
                        ? verdict.because() + note
                        : verdict.because() + "; " + note;
        return new Verdict(
                verdict.kind(),
                verdict.says(),
                verdict.line(),
                verdict.seen(),
                verdict.threshold(),
                verdict.samples(),
                because);
    }
}
