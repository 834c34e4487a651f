package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A command that only shows what it would do, and right behind it the same one that does it:
/// `dedupe` and `dedupe --apply`, `terraform plan` and `terraform apply`. Whoever writes both wants
/// somebody to read the first; run in a row it would have been for nothing.
final class DryRuns {
    private static final Set<String> REHEARSES =
            Set.of(
                    "--dry-run",
                    "--dryrun",
                    "--dry_run",
                    "--check",
                    "--what-if",
                    "--whatif",
                    "-whatif",
                    "--noop",
                    "--no-op",
                    "--preview",
                    "--simulate",
                    "--pretend");

    private static final Set<String> DOES =
            Set.of(
                    "--apply",
                    "--execute",
                    "--commit",
                    "--no-dry-run",
                    "--write",
                    "--confirm",
                    "--live",
                    "--for-real",
                    "--doit");

    /// What a program calls the one, and the other.
    private record Pair(Set<String> programs, String shows, Set<String> does) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair(Set.of("terraform", "tofu", "terragrunt"), "plan", Set.of("apply")),
                    new Pair(Set.of("pulumi"), "preview", Set.of("up", "update")),
                    new Pair(Set.of("cdk"), "diff", Set.of("deploy")),
                    new Pair(Set.of("octodns-sync", "dnscontrol"), "preview", Set.of("push")));

    /// So many steps further on the deed is looked for: between the two stands at most what saves
    /// the plan or shows it once more.
    private static final int NEAR = 3;

    private DryRuns() {}

    /// The same steps; what only shows is shown to somebody before what does it.
    static List<PlannedStep> shown(List<PlannedStep> steps) {
        var out = new ArrayList<PlannedStep>();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var deed = deed(steps, i);
            if (deed == 0 || !onlyItsEnd(step)) {
                out.add(step);
                continue;
            }
            var expected = new ArrayList<Expectation>(step.expectations());
            expected.add(
                    new Expectation.Asked(
                            "what it shows is what is wanted: line " + deed + " does it",
                            new Span(Math.max(1, step.line()), 1, 0)));
            out.add(step.withExpectations(expected));
        }
        return out;
    }

    /// The line of what does what a step only shows, or 0.
    private static int deed(List<PlannedStep> steps, int at) {
        if (!(steps.get(at).action() instanceof Action.Shell(var script))) {
            return 0;
        }
        var first = words(script);
        for (var i = at + 1; i < Math.min(steps.size(), at + 1 + NEAR); i++) {
            switch (steps.get(i).action()) {
                case Action.Shell(var other) -> {
                    if (does(first, words(other))) {
                        return steps.get(i).line();
                    }
                }
                case Action.Attended(var other, _) -> {
                    if (does(first, words(other))) {
                        return steps.get(i).line();
                    }
                }
                // Somebody is asked already.
                case Action.Ask _ -> {
                    return 0;
                }
                case Action.Query _,
                        Action.Http _,
                        Action.Hosting _,
                        Action.Announce _,
                        Action.Wait _,
                        Action.Watch _ -> {}
            }
        }
        return 0;
    }

    private static List<String> words(String script) {
        return List.of(script.replace("\\\n", " ").strip().split("\\s+")).stream()
                .filter(word -> !word.equals("sudo"))
                .limit(40)
                .toList();
    }

    private static boolean does(List<String> shows, List<String> does) {
        if (!shows.getFirst().equals(does.getFirst())) {
            return false;
        }
        for (var pair : PAIRS) {
            if (pair.programs().contains(shows.getFirst())
                    && shows.contains(pair.shows())
                    && does.stream().anyMatch(pair.does()::contains)) {
                return true;
            }
        }
        var rehearsed = shows.stream().anyMatch(DryRuns::rehearses);
        var done = does.stream().anyMatch(DryRuns::does);
        return !does.stream().anyMatch(DryRuns::rehearses)
                && !shows.stream().anyMatch(DryRuns::does)
                && (rehearsed || done)
                && shows.size() > (rehearsed ? 1 : 0)
                && bare(shows).equals(bare(does));
    }

    private static boolean rehearses(String word) {
        var plain = word.toLowerCase(Locale.ROOT);
        var name = plain.replaceFirst("=.*", "");
        return REHEARSES.contains(name) && !does(word);
    }

    private static boolean does(String word) {
        var plain = word.toLowerCase(Locale.ROOT);
        return DOES.contains(plain)
                || (plain.startsWith("--dry")
                        && (plain.endsWith("=false")
                                || plain.endsWith("=none")
                                || plain.endsWith("=no")
                                || plain.endsWith("=0")));
    }

    /// A command without its options: what the two must have in common.
    private static List<String> bare(List<String> words) {
        return words.stream().filter(word -> !word.startsWith("-")).toList();
    }

    /// Whether nothing else is said of how it has to look.
    private static boolean onlyItsEnd(PlannedStep step) {
        return step.expectations().stream().allMatch(Expectation.ExitStatus.class::isInstance);
    }
}
