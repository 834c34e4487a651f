package dev.rutter.language.plan;

import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions that name nothing but a kind of environment: `# staging`, `Production only`. Which
/// environment is planned for decides them; nobody is asked what the command line has said.
final class Places {
    private enum Kind {
        LIVE,
        TRIAL,
        HERE
    }

    private static final String NAME =
            "(?:prod(?:uction)?|live|stag(?:e|ing)|stg|pre-?prod(?:uction)?|uat|qa|test(?:ing)?|dev(?:elopment)?|local)";

    private static final Pattern PLACE =
            Pattern.compile(
                    "\\W*(?:(?:only|if|when|for|in|on|at|to|the)\\s+)*("
                            + NAME
                            + "(?:\\s*(?:[/,&]|\\band\\b|\\bor\\b)\\s*(?:(?:in|on|for)\\s+)?"
                            + NAME
                            + ")*)(?:\\s+(?:environments?|env|servers?|clusters?|hosts?|deploy(?:ments?)?|only))*\\W*",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern BEFORE_LIVE = Pattern.compile("\\bpre-?prod(?:uction)?\\b");

    private static final Pattern ONLY = Pattern.compile("(?i)\\bonly\\b");

    private Places() {}

    /// Whether the environment `name` meets the condition of a step; empty where the condition says
    /// more than a place, or the place cannot be told from the name. A chapter that is headed by
    /// the name of another environment may be a part of the way to this one.
    static Optional<Boolean> met(Step step, String name, Runbook runbook) {
        var place = step.when().map(PLACE::matcher).filter(Matcher::matches);
        var here = names(name);
        if (place.isEmpty() || here.size() != 1) {
            return Optional.empty();
        }
        var wanted = names(place.get().group(1));
        if (wanted.containsAll(here)) {
            return Optional.of(true);
        }
        var own = kind(here.iterator().next());
        // What is said of one rehearsal may well hold for another: only a person knows.
        var other = wanted.stream().map(Places::kind).noneMatch(own::equals);
        var only = ONLY.matcher(place.get().group()).find();
        return other && (only || !headed(step, runbook)) ? Optional.of(false) : Optional.empty();
    }

    private static boolean headed(Step step, Runbook runbook) {
        return step.whenLine().stream()
                .anyMatch(line ->
                        runbook.chapters().stream().anyMatch(chapter -> chapter.line() == line));
    }

    /// The environments that words name, each by one word.
    private static Set<String> names(String words) {
        var text = BEFORE_LIVE.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("preprod");
        var names = new HashSet<String>();
        WORD.matcher(text)
                .results()
                .map(found -> name(found.group()))
                .flatMap(Optional::stream)
                .forEach(names::add);
        return names;
    }

    private static Optional<String> name(String word) {
        return switch (word) {
            case "prod", "production", "live" -> Optional.of("production");
            case "stage", "staging", "stg" -> Optional.of("staging");
            case "preprod", "uat", "qa" -> Optional.of(word);
            case "test", "testing" -> Optional.of("test");
            case "dev", "development", "local" -> Optional.of("development");
            default -> Optional.empty();
        };
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "production" -> Kind.LIVE;
            case "development" -> Kind.HERE;
            default -> Kind.TRIAL;
        };
    }
}
