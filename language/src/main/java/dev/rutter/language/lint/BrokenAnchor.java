package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A reader in a hurry clicks it and stays where they are.
final class BrokenAnchor implements Rule {
    private static final QuickPattern ANY_LINK = QuickPattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final QuickPattern NO_SLUG = QuickPattern.compile("[^\\p{L}\\p{N}\\p{M} _-]");

    private static final QuickPattern MARK =
            QuickPattern.compile("(?i)(?:id|name)=[\"']([^\"']+)[\"']");

    private static final QuickPattern LINK = QuickPattern.compile("\\]\\(#([^)\\s]+)\\)");

    @Override
    public String code() {
        return "RT052";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a link leads to no heading";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var known = new HashSet<String>();
        var counts = new HashMap<String, Integer>();
        for (var chapter : document.runbook.chapters()) {
            var slug = slug(chapter.title());
            var before = counts.merge(slug, 1, Integer::sum) - 1;
            known.add(before == 0 ? slug : slug + "-" + before);
        }
        known.addAll(named(document));
        var problems = new ArrayList<Problem>();
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            for (var found : LINK.all(document.runbook.line(line))) {
                var anchor = found.group(1).toLowerCase(Locale.ROOT);
                if (!known.contains(anchor) && !document.fenced(line)) {
                    problems.add(
                            problem(
                                    "no heading is called #" + found.group(1),
                                    new Span(line, found.start(1), found.group(1).length() + 1),
                                    "leads nowhere",
                                    "link to a heading that exists"));
                }
            }
        }
        return problems.stream();
    }

    /// The anchors that tags name, in small letters.
    private static Set<String> named(Document document) {
        var named = new HashSet<String>();
        for (var line : document.runbook.lines()) {
            if (line.indexOf('=') >= 0) {
                MARK.all(line).forEach(found -> named.add(found.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return named;
    }

    /// As GitHub makes them: letters, digits, hyphens and underscores stay, blanks become hyphens.
    private static String slug(String title) {
        return NO_SLUG.replaceAll(ANY_LINK.replaceAll(title.toLowerCase(Locale.ROOT), "$1"), "")
                .replace(' ', '-');
    }
}
