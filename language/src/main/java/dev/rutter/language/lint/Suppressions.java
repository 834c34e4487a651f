package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The `<!-- rutter: ignore … -->` comments of a document: each hides problems of its codes from
/// its line to the next heading; above or right below the title everywhere; right above another
/// heading in the section that this one opens. Comments inside of fences are text.
final class Suppressions {
    private static final QuickPattern COMMAS = QuickPattern.compile("\\s*,\\s*");

    /// An ignore comment without a reason.
    static final String NO_REASON = "RT080";

    /// An ignore comment that hides nothing.
    static final String HIDES_NOTHING = "RT081";

    static final String NO_REASON_TITLE = "a problem is ignored without a reason";
    static final String HIDES_NOTHING_TITLE = "an ignore comment hides nothing";

    private static final QuickPattern OPENS =
            QuickPattern.compile("<!--\\s*rutter:\\s*ignore", Pattern.CASE_INSENSITIVE);

    private static final QuickPattern COMMENT =
            QuickPattern.compile(
                    "<!--\\s*rutter:\\s*ignore:?\\s+([A-Z][A-Z0-9_-]{0,18}\\d(?:\\s*,\\s*[A-Z][A-Z0-9_-]{0,18}\\d)*)\\b[\\s:,;-]*(.*?)-->",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// A comment may have so many lines.
    private static final int LONGEST = 10;

    private record Ignore(String code, int from, int to, Span span) {
        boolean everywhere() {
            return to == Integer.MAX_VALUE;
        }
    }

    private final Runbook runbook;
    private final Set<String> known;
    private final List<Ignore> ignores = new ArrayList<>();
    private final Set<Ignore> used = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param known every code that a document's problem can have
    Suppressions(Runbook runbook, Document document, Set<String> known) {
        this.runbook = runbook;
        this.known = known;
        for (var line = 1; line <= runbook.lines().size(); line++) {
            if (!document.fenced(line) && OPENS.find(runbook.line(line))) {
                comments(line);
            }
        }
    }

    /// The comments that open in a line; one may end some lines further down.
    private void comments(int line) {
        var source = runbook.line(line);
        var last = line;
        var text = new StringBuilder(source);
        while (text.indexOf("-->", text.lastIndexOf("<!--")) < 0
                && last < runbook.lines().size()
                && last - line < LONGEST) {
            last++;
            text.append('\n').append(runbook.line(last));
        }
        var found = COMMENT.matcher(text.toString());
        while (found.find()) {
            if (found.start() > source.length()) {
                return;
            }
            var end = Math.min(found.end(), source.length());
            comment(
                    line,
                    last,
                    new Span(line, found.start() + 1, Math.max(1, end - found.start())),
                    found.group(1).toUpperCase(Locale.ROOT),
                    found.group(2));
        }
    }

    private void comment(int line, int last, Span span, String codes, String reason) {
        if (reason.isBlank()) {
            problems.add(
                    new Problem(
                            NO_REASON,
                            Problem.Weight.WARNING,
                            NO_REASON_TITLE,
                            span,
                            "so it is not ignored",
                            "<!-- rutter: ignore " + codes + " the reason -->"));
            return;
        }
        for (var code : List.of(COMMAS.split(codes, -1))) {
            if (known.contains(code)) {
                ignores.add(ignore(code, line, last, span));
                continue;
            }
            problems.add(
                    new Problem(
                            HIDES_NOTHING,
                            Problem.Weight.WARNING,
                            HIDES_NOTHING_TITLE,
                            span,
                            code.startsWith("RT9")
                                    ? code + " is a problem of rutter.yaml"
                                    : "there is no problem " + code + ", nor a rule in rutter.yaml",
                            code.startsWith("RT9")
                                    ? "mend rutter.yaml; its problems are not hidden"
                                    : "write the code that rutter lint prints, such as RT034"));
        }
    }

    private Ignore ignore(String code, int line, int last, Span span) {
        if (aboutAll(line)) {
            return new Ignore(code, 1, Integer.MAX_VALUE, span);
        }
        var below = headingBelow(last);
        var chapter =
                below.or(() ->
                        runbook.chapters().stream()
                                .filter(it -> it.line() <= line && line <= it.lastLine())
                                .findFirst());
        return new Ignore(
                code,
                line,
                chapter.map(Runbook.Chapter::lastLine).orElse(runbook.lines().size()),
                span);
    }

    /// Whether a line stands above the first heading, or right below a title that is the only one
    /// of its depth.
    private boolean aboutAll(int line) {
        var headings = runbook.chapters().stream().filter(it -> it.depth() > 0).toList();
        if (headings.isEmpty() || headings.getFirst().line() > line) {
            return true;
        }
        var title = headings.getFirst();
        return title.depth() == 1
                && headings.stream().filter(it -> it.depth() == 1).count() == 1
                && headings.stream().skip(1).allMatch(it -> it.line() > line);
    }

    /// The section that a heading opens right below a line.
    private Optional<Runbook.Chapter> headingBelow(int line) {
        var next = line + 1;
        while (next <= runbook.lines().size()
                && (runbook.line(next).isBlank() || OPENS.find(runbook.line(next)))) {
            next++;
        }
        var at = next;
        return runbook.chapters().stream()
                .filter(it -> it.depth() > 0 && it.line() == at)
                .findFirst();
    }

    boolean keeps(Problem problem) {
        var line = problem.span().line();
        var by =
                ignores.stream()
                        .filter(it -> it.code().equals(problem.code()))
                        .filter(it -> it.from() <= line && line <= it.to())
                        .toList();
        used.addAll(by);
        return by.isEmpty();
    }

    /// What is wrong with the comments themselves; complete once every problem was asked about.
    List<Problem> problems() {
        var all = new ArrayList<>(problems);
        ignores.stream()
                .filter(it -> !used.contains(it))
                .map(it ->
                        new Problem(
                                HIDES_NOTHING,
                                Problem.Weight.NOTE,
                                HIDES_NOTHING_TITLE,
                                it.span(),
                                "no "
                                        + it.code()
                                        + (it.everywhere()
                                                ? " in the whole document"
                                                : " from here to the next heading"),
                                "take the comment out"))
                .forEach(all::add);
        return all;
    }
}
