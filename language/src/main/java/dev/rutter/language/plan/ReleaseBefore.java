package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What verifies a deployment, held against the release before: it has another version than the one
/// that this run deploys, and is as good without it.
final class ReleaseBefore {
    private static final String NUMBER = "[vV]?\\d{1,6}(?:\\.\\d{1,6}){0,4}(?:-[\\w.]{1,40})?";

    /// A version as commands and results write it: `v2`, `2.3.0`, a commit.
    private static final Pattern VERSION =
            Pattern.compile(
                    "(?<![\\w./-])(?:[vV]\\d{1,6}(?:\\.\\d{1,6}){0,4}(?:-[\\w.]{1,40})?|\\d{1,6}(?:\\.\\d{1,6}){2}(?:-[\\w.]{1,40})?|(?<!@)\\d{1,6}(?:\\.\\d{1,6}){3}|(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{7,40})(?![\\w/]|\\.\\d)");

    /// A binding that gives this run's version.
    private static final Pattern NAMES_VERSION =
            Pattern.compile("(?i).*(?:version|release|tag|commit|sha|revision|build|image).*");

    /// `"version": "2.3.0"`, `"commit": "…"`
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?i)(\"[\\w-]*(?:version|release|tag|commit|sha|revision|build|image)[\\w-]*\"\\s*:\\s*)(?:\"[^\"]*\"|\\d[\\w.]*)");

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(\\b(?:version|release|released|tag|commit|revision|build|deployed|serving)[\\s:=\"'`]{1,4})"
                            + NUMBER
                            + "(?![\\w])");

    private static final Pattern ASSERTS =
            Pattern.compile("\\b(?:grep|rg|test|jq|awk|diff|cmp)\\b|\\[\\[? ");
    private static final String ELSE = " (but for the version, which is another on the way back)";

    /// So many versions are told from what is not one; no deployment has as many.
    private static final int MOST = 200;

    /// The versions that this run deploys, as whole words.
    private final Map<String, Pattern> deployed = new LinkedHashMap<>();

    ReleaseBefore(Draft draft) {
        draft.environment
                .bind()
                .forEach((name, value) -> {
                    if (NAMES_VERSION.matcher(name).matches() && value.strip().length() > 1) {
                        deploys(value.strip());
                    }
                });
        draft.runbook.chapters().stream()
                .filter(chapter -> draft.phase(chapter) == Phase.DEPLOY)
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(entry -> ((Step) entry).action())
                .filter(action -> !(action instanceof Action.Ask))
                .map(action -> draft.environment.bound(Lines.text(action)))
                .forEach(text ->
                        VERSION.matcher(text).results().forEach(found -> deploys(found.group())));
    }

    /// Where the way back names the version that it goes back to, a version of the same form that
    /// the new release is verified by is the new one's.
    private void other(List<PlannedStep> verify, List<PlannedStep> back) {
        var returned =
                back.stream()
                        .map(step -> Lines.text(step.action()))
                        .flatMap(text -> versions(text).stream())
                        .collect(Collectors.toSet());
        for (var step : verify) {
            for (var expected : step.expectations()) {
                versions(expected.says()).stream()
                        .filter(version -> !returned.contains(version))
                        .filter(version -> returned.stream().anyMatch(it -> alike(it, version)))
                        .forEach(this::deploys);
            }
        }
    }

    private static List<String> versions(String text) {
        return VERSION.matcher(text).results().map(found -> found.group()).toList();
    }

    /// Whether two versions may be of one product: they have one form, and their first figures are
    /// the same or neighbours; those of another tool are not.
    private static boolean alike(String one, String other) {
        return form(one).equals(form(other)) && Math.abs(major(one) - major(other)) <= 1;
    }

    private static String form(String version) {
        return version.matches("[0-9a-f]{7,40}")
                ? "commit"
                : version.replaceFirst("^[vV]", "").replaceAll("\\d+", "0");
    }

    private static long major(String version) {
        var first = version.replaceFirst("^[vV]?(\\d*).*", "$1");
        return first.isEmpty() || form(version).equals("commit") ? 0 : Long.parseLong(first);
    }

    private void deploys(String version) {
        if (deployed.size() < MOST) {
            deployed.computeIfAbsent(version, ReleaseBefore::whole);
        }
    }

    /// The steps that prove the release before as well, without what only the new one can be.
    ///
    /// @param back the way back itself
    List<PlannedStep> proofs(List<PlannedStep> verify, List<PlannedStep> back) {
        var own = provenBehind(back);
        other(verify, back);
        return verify.stream()
                .filter(step -> !own.contains(Lines.text(step.action())))
                .filter(step -> !assertsInACommand(step.action()))
                .map(step -> with(step, expectations(step.expectations())))
                .toList();
    }

    /// What the way back looks at by itself once it has changed all it changes: its own words on it
    /// count.
    private static Set<String> provenBehind(List<PlannedStep> back) {
        return Proofs.of(back).stream()
                .map(step -> Lines.text(step.action()))
                .collect(Collectors.toSet());
    }

    private boolean assertsInACommand(Action action) {
        return action instanceof Action.Shell(var script)
                && ASSERTS.matcher(script).find()
                && names(script);
    }

    private List<Expectation> expectations(List<Expectation> all) {
        var out = new ArrayList<Expectation>();
        all.forEach(one -> without(one).ifPresent(out::add));
        return out;
    }

    private Optional<Expectation> without(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Contains it -> lines(it, List.of(it.text()));
            case Expectation.Output it -> lines(it, it.lines());
            case Expectation.Worded it ->
                    names(it.text()) ? Optional.empty() : Optional.of(expectation);
            case Expectation.Every it ->
                    names(it.text()) ? Optional.empty() : Optional.of(expectation);
            case Expectation.Json it -> {
                var pattern = open(FIELD.matcher(it.pattern()).replaceAll("$1\"…\""));
                yield Optional.of(
                        pattern.equals(it.pattern())
                                ? it
                                : new Expectation.Json(pattern, it.says() + ELSE, it.span()));
            }
            case Expectation.Version it ->
                    !it.atLeast() && names(it.says()) ? Optional.empty() : Optional.of(expectation);
            case Expectation.ExitStatus _,
                    Expectation.HttpStatus _,
                    Expectation.Warned _,
                    Expectation.Lacks _,
                    Expectation.Fails _,
                    Expectation.Gone _,
                    Expectation.Numeric _,
                    Expectation.Empty _,
                    Expectation.NotEmpty _,
                    Expectation.Logged _,
                    Expectation.Hours _,
                    Expectation.Asked _ ->
                    Optional.of(expectation);
        };
    }

    private Optional<Expectation> lines(Expectation one, List<String> lines) {
        var open =
                lines.stream()
                        .map(line -> open(NAMED.matcher(field(line)).replaceAll("$1…")))
                        .toList();
        if (open.equals(lines)) {
            return Optional.of(one);
        }
        var telling = open.stream().filter(line -> !line.replace("…", "").isBlank()).toList();
        return telling.isEmpty()
                ? Optional.empty()
                : Optional.of(new Expectation.Output(telling, one.says() + ELSE, one.span()));
    }

    private static String field(String line) {
        return FIELD.matcher(line).replaceAll("$1\"…\"");
    }

    /// With a hole for each version that this run deploys.
    private String open(String text) {
        var out = text;
        for (var version : deployed.values()) {
            out = version.matcher(out).replaceAll("…");
        }
        return out;
    }

    private boolean names(String text) {
        return NAMED.matcher(text).find()
                || FIELD.matcher(text).find()
                || deployed.values().stream().anyMatch(version -> version.matcher(text).find());
    }

    private static Pattern whole(String version) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(version) + "(?!\\w|\\.\\d)");
    }

    private static PlannedStep with(PlannedStep step, List<Expectation> expectations) {
        return expectations.equals(step.expectations())
                ? step
                : new PlannedStep(
                        step.id(),
                        step.phase(),
                        step.title(),
                        step.action(),
                        expectations,
                        step.when(),
                        step.danger(),
                        step.ifInterrupted(),
                        step.who(),
                        step.gate(),
                        step.limit(),
                        step.why(),
                        step.line(),
                        step.chosen(),
                        step.answerWithin(),
                        step.whenAsked(),
                        step.again());
    }
}
