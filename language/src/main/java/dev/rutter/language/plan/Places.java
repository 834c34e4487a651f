package dev.rutter.language.plan;

import dev.rutter.language.runbook.Place;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions that name a kind of environment: `# staging`, `Production only`. Which environment is
/// planned for decides them; nobody is asked what the command line has said.
final class Places {
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\W*(?:(?:only|if|when|for|in|on|at|to|the)\\s+)*("
                            + Place.NAME
                            + "(?:\\s*(?:[/,&]|\\band\\b|\\bor\\b)\\s*(?:(?:in|on|for)\\s+)?"
                            + Place.NAME
                            + ")*)(?:\\s+(?:environments?|env|servers?|clusters?|hosts?|deploy(?:ments?)?|only))*\\W*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ONLY = Pattern.compile("(?i)\\bonly\\b");

    /// What is left to be asked behind a place: `Staging: If tables have changed`.
    private static final Pattern REST = Pattern.compile("([^:]{2,60}): (.+)");

    private Places() {}

    /// Whether the environment `name` meets the place that the condition of a step names; empty
    /// where the condition is none of a place, or the place cannot be told from the name. A chapter
    /// that is headed by the name of another environment may be a part of the way to this one.
    static Optional<Boolean> met(Step step, String name, Runbook runbook) {
        var not = step.when().flatMap(Conditions::negated);
        return not.isPresent()
                ? met(not, step, name, runbook).map(met -> !met)
                : met(step.when(), step, name, runbook);
    }

    private static Optional<Boolean> met(
            Optional<String> when, Step step, String name, Runbook runbook) {
        var words = when.map(Places::place).map(PLACE::matcher).filter(Matcher::matches);
        var here = Place.in(name);
        if (words.isEmpty() || here.size() != 1) {
            return Optional.empty();
        }
        var wanted = Place.in(words.get().group(1));
        if (wanted.containsAll(here)) {
            return Optional.of(true);
        }
        var own = here.iterator().next().kind();
        // What is said of one rehearsal may well hold for another: only a person knows.
        var other = wanted.stream().map(Place::kind).noneMatch(own::equals);
        var only = ONLY.matcher(words.get().group()).find();
        return other && (only || !headed(step, runbook)) ? Optional.of(false) : Optional.empty();
    }

    /// What a condition says besides the place.
    static Optional<String> besides(String when) {
        var rest = REST.matcher(when);
        return rest.matches() && PLACE.matcher(rest.group(1)).matches()
                ? Optional.of(rest.group(2))
                : Optional.empty();
    }

    /// The part of a condition that names a place.
    static String place(String when) {
        return besides(when).isPresent() ? when.substring(0, when.indexOf(": ")) : when;
    }

    /// Whether a condition names a place.
    static boolean named(String when) {
        return PLACE.matcher(place(Conditions.negated(when).orElse(when))).matches();
    }

    /// A step under the condition that its own line names a place.
    static Step under(Step step, String place) {
        return step.guarded(Optional.of(place), Optional.of(step.span().line()));
    }

    private static boolean headed(Step step, Runbook runbook) {
        return step.whenLine().stream()
                .anyMatch(line ->
                        runbook.chapterOf(line)
                                .filter(chapter -> chapter.line() == line)
                                .isPresent());
    }
}
