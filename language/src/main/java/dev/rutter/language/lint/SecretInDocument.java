package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/// Whoever can read the document, its history or a copy of it has the key.
final class SecretInDocument implements Rule {
    private static final QuickPattern YOUR_EXAMPLE =
            QuickPattern.compile("(?i).*(?:x{4,}|your|example|\\.\\.\\.).*");

    private static final QuickPattern KEY =
            QuickPattern.compile(
                    "\\bsk_live_\\w{10,}|\\bgh[pousr]_\\w{30,}|\\bgithub_pat_\\w{30,}|\\bAKIA[0-9A-Z]{16}\\b"
                            + "|\\brnd_\\w{16,}|\\bxox[abprs]-[\\w-]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
                            + "|\\bsk-[A-Za-z0-9_-]{24,}|\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}"
                            + "|\\bwhsec_[A-Za-z0-9+/=]{24,}|\\bAIza[\\w-]{30,}");
    private static final QuickPattern URL =
            QuickPattern.compile("\\b[a-z][a-z0-9+]*://[^\\s:/@'\"]+:([^\\s@'\"/]{3,})@[\\w.-]+");
    private static final QuickPattern HARMLESS =
            QuickPattern.compile(
                    "(?i)(?:\\w*_)?pass(?:word|wd)?|pwd|secret|x{3,}|\\*+|\\.{2,}|[<\\[{$].*|your.*|postgres"
                            + "|changeme|example|…+");

    @Override
    public String code() {
        return "RT045";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "a secret is written out";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var problems = new ArrayList<Problem>();
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            var text = document.runbook.line(line);
            var key = KEY.first(text).filter(found -> !YOUR_EXAMPLE.matches(found.group()));
            var url =
                    !text.contains("://")
                            ? Optional.<MatchResult>empty()
                            : URL.first(text).filter(found -> !HARMLESS.matches(found.group(1)));
            if (key.isPresent()) {
                problems.add(found(line, key.get().start(), key.get().end()));
            } else if (url.isPresent()) {
                problems.add(found(line, url.get().start(1), url.get().end(1)));
            }
        }
        return problems.stream();
    }

    private Problem found(int line, int start, int end) {
        return problem(
                "a secret is written out here",
                new Span(line, start + 1, end - start),
                "not repeated in this message",
                "revoke it, take it out, and write the name of a variable instead");
    }
}
