package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.regex.Pattern;

/// What a document sets right below its title, before its first chapter: `export VERSION=1.2.3`,
/// `cd app`. All that is run below needs it.
final class SetUp {
    private static final Pattern SETS =
            Pattern.compile(
                    "(?:export\\s+)?[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|\\$\\([^()]*\\)|[^\\s;&|<>]*)|(?:cd|pushd)\\s+[^;&|<>]+|set\\s+[+-]\\w+(?:\\s+\\w+)?");

    private SetUp() {}

    /// Whether a title's own commands set something, and do nothing else.
    static boolean only(Runbook.Chapter chapter) {
        var steps =
                chapter.entries().stream()
                        .filter(Step.class::isInstance)
                        .map(Step.class::cast)
                        .toList();
        return chapter.depth() == 1
                && !steps.isEmpty()
                && steps.stream()
                        .allMatch(step ->
                                step.action() instanceof Action.Shell(var script)
                                        && SETS.matcher(script.strip()).matches());
    }
}
