package dev.rutter.language.markdown;

import dev.rutter.language.block.SourceText;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import java.nio.charset.StandardCharsets;

/// Reads a Markdown deployment document. Never throws for what a document holds and never acts:
/// what cannot be read is a [dev.rutter.language.problem.Problem] of the runbook.
///
/// The dialect is CommonMark with GitHub's tables and task lists; what each line is taken for is
/// defined in `docs/language.md`. Time and memory are linear in the source; more than 8 MiB or
/// 30,000 lines are not read (RT003).
public final class MarkdownReader {
    private MarkdownReader() {}

    /// Whether a problem of a document says that it is no text at all.
    public static boolean binary(Problem problem) {
        return problem.equals(SourceText.binary(problem.span().line()));
    }

    /// Reads UTF-8 bytes, with or without a byte order mark, and UTF-16 with one.
    public static Runbook read(byte[] source) {
        return DocumentReader.read(SourceText.of(source));
    }

    /// Reads text.
    public static Runbook read(String source) {
        return read(source.getBytes(StandardCharsets.UTF_8));
    }
}
