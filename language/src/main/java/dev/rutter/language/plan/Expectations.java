package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a planned step's result must look like: what the document says, with bindings applied, and
/// what goes without saying (exit status 0, HTTP 2xx or 3xx).
final class Expectations {
    /// That something is not there, or lets nobody in.
    private static final Pattern REFUSED =
            Pattern.compile(
                    "(?i)\\b(?:not ?found|no such|nosuch\\w+|(?:connection )?refused|(?:access |permission )?denied|unauthori[sz]ed|forbidden|(?:does not|doesn['’]t) exist|unreachable|nxdomain)\\b");

    private static final Pattern BAD_STATUS =
            Pattern.compile(
                    "(?i)(?<!\\b(?:no|not|never|without) )(?<![\\w.,:/-])[45]\\d\\d(?![\\w,/%-]|\\.\\d|\\s*(?:ms|m?s|MB|GB|rows|%)\\b)");

    private static final Pattern ASKS_STATE =
            Pattern.compile(
                    "^\\s*(?:sudo\\s+)?(?:systemctl\\s[^|;&]*\\b(?:is-active|is-enabled|is-failed|status)\\b|service\\s+\\S+\\s+status\\b)[^|;&]*$");
    private static final Pattern UNUSUAL =
            Pattern.compile(
                    "(?i)\\b(?:inactive|disabled|masked|dead|failed|stopped|unknown|not-found|exited)\\b");

    private final Environment environment;

    Expectations(Environment environment) {
        this.environment = environment;
    }

    List<Expectation> of(Step step, Recognition.Act taken) {
        var all = new ArrayList<Expectation>();
        for (var expectation : step.expectations()) {
            all.add(bound(expectation));
        }
        all.addAll(taken.expectations());
        switch (taken.action()) {
            case Action.Shell shell -> {
                var trouble = Trouble.lookedFor(shell.script());
                if (trouble && all.isEmpty()) {
                    all.add(
                            new Expectation.Warned(
                                    "",
                                    "it looks for trouble: nothing found is good",
                                    step.span()));
                }
                Trouble.told(shell.script())
                        .ifPresent(text ->
                                all.add(
                                        new Expectation.Warned(
                                                text, "it says so where it fails", step.span())));
                var differs =
                        all.isEmpty()
                                ? OtherEndings.of(shell.script(), step.span())
                                : Optional.<Expectation>empty();
                differs.ifPresent(all::add);
                if (!trouble
                        && differs.isEmpty()
                        && all.stream().noneMatch(OtherEndings::told)
                        && all.stream().noneMatch(Expectations::statesHowItEnds)
                        && !endsBadlyWhenEmpty(shell.script(), all)
                        && !endsBadlyWhenSo(shell.script(), all)
                        && all.stream().noneMatch(Expectations::refused)) {
                    all.add(new Expectation.ExitStatus(0, "ends with status 0", step.span()));
                }
            }
            case Action.Http _ -> {
                if (all.stream()
                        .noneMatch(expected -> statesStatus(expected) || namesStatus(expected))) {
                    all.add(
                            new Expectation.HttpStatus(
                                    200, 399, "answers 2xx or 3xx", step.span()));
                }
            }
            case Action.Query _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ -> {}
        }
        return all;
    }

    /// `grep` and others that look for something end with 1 where they find nothing, which is what
    /// "no output" asks for, and "0" of `grep -c`.
    private static boolean endsBadlyWhenEmpty(String script, List<Expectation> expectations) {
        return expectations.stream()
                        .anyMatch(it ->
                                nothing(it)
                                        || (it instanceof Expectation.Lacks lacks
                                                && script.contains(lacks.text())))
                && script.replaceAll("'[^']*'|\"[^\"]*\"", "''")
                        .strip()
                        .matches(
                                "(?s)(?:.*\\|\\s*)?(?:sudo\\s+)?(?:(?:e|z)?grep|pgrep|pidof|which|command -v|lsof|fuser)\\b[^|;&]*");
    }

    private static boolean statesHowItEnds(Expectation expectation) {
        return expectation instanceof Expectation.ExitStatus
                || expectation instanceof Expectation.Fails
                || expectation instanceof Expectation.Gone;
    }

    /// What asks for a state ends badly where it is not the one that is usual: `systemctl
    /// is-active` prints "inactive" and ends with 3.
    private static boolean endsBadlyWhenSo(String script, List<Expectation> expectations) {
        return ASKS_STATE.matcher(script).find()
                && expectations.stream()
                        .flatMap(expectation -> text(expectation).stream())
                        .anyMatch(text -> UNUSUAL.matcher(text).find());
    }

    /// Whether a result is that something is not there or not let in, as a command says that ends
    /// badly then: what it prints decides.
    private static boolean refused(Expectation expectation) {
        return text(expectation).or(() -> asked(expectation)).stream()
                .anyMatch(text -> REFUSED.matcher(text).find());
    }

    /// Whether a person is to judge by a status of its own, or by the words for one.
    private static boolean namesStatus(Expectation expectation) {
        return text(expectation).or(() -> asked(expectation)).stream()
                .anyMatch(text -> BAD_STATUS.matcher(text).find() || REFUSED.matcher(text).find());
    }

    private static Optional<String> asked(Expectation expectation) {
        return expectation instanceof Expectation.Asked asked
                ? Optional.of(asked.says())
                : Optional.empty();
    }

    private static Optional<String> text(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Contains it -> Optional.of(it.text());
            case Expectation.Worded it -> Optional.of(it.text());
            case Expectation.Every it -> Optional.of(it.text());
            case Expectation.Output it -> Optional.of(String.join(" ", it.lines()));
            case Expectation.ExitStatus _,
                    Expectation.Warned _,
                    Expectation.Lacks _,
                    Expectation.Fails _,
                    Expectation.Gone _,
                    Expectation.HttpStatus _,
                    Expectation.Json _,
                    Expectation.Numeric _,
                    Expectation.Empty _,
                    Expectation.NotEmpty _,
                    Expectation.Version _,
                    Expectation.Logged _,
                    Expectation.Hours _,
                    Expectation.Asked _ ->
                    Optional.empty();
        };
    }

    private static boolean nothing(Expectation expectation) {
        return expectation instanceof Expectation.Empty
                || (expectation instanceof Expectation.Warned warned && warned.text().isEmpty())
                || (expectation instanceof Expectation.Numeric numeric
                        && numeric.comparison().holds(BigDecimal.ZERO, numeric.value()));
    }

    /// Whether an expectation tells the status, be it as the text that `-w '%{http_code}'` prints.
    private static boolean statesStatus(Expectation expectation) {
        return switch (expectation) {
            case Expectation.HttpStatus _, Expectation.Fails _, Expectation.Gone _ -> true;
            case Expectation.Contains contains -> contains.text().strip().matches("[1-5]\\d\\d");
            case Expectation.Output output ->
                    output.lines().stream().anyMatch(line -> line.strip().matches("[1-5]\\d\\d"));
            case Expectation.Numeric numeric ->
                    numeric.unit().isEmpty()
                            && numeric.value().stripTrailingZeros().scale() <= 0
                            && numeric.value().intValue() >= 100
                            && numeric.value().intValue() < 600;
            case Expectation.ExitStatus _,
                    Expectation.Worded _,
                    Expectation.Warned _,
                    Expectation.Lacks _,
                    Expectation.Every _,
                    Expectation.Json _,
                    Expectation.Empty _,
                    Expectation.NotEmpty _,
                    Expectation.Version _,
                    Expectation.Logged _,
                    Expectation.Hours _,
                    Expectation.Asked _ ->
                    false;
        };
    }

    private Expectation bound(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Contains it ->
                    new Expectation.Contains(
                            environment.bound(it.text()), it.exactly(), it.says(), it.span());
            case Expectation.Worded it ->
                    new Expectation.Worded(environment.bound(it.text()), it.says(), it.span());
            case Expectation.Lacks it ->
                    new Expectation.Lacks(environment.bound(it.text()), it.says(), it.span());
            case Expectation.Every it ->
                    new Expectation.Every(
                            environment.bound(it.text()), it.quoted(), it.says(), it.span());
            case Expectation.Output it ->
                    new Expectation.Output(
                            it.lines().stream().map(environment::bound).toList(),
                            it.says(),
                            it.span());
            case Expectation.Json it ->
                    new Expectation.Json(environment.bound(it.pattern()), it.says(), it.span());
            case Expectation.ExitStatus _,
                    Expectation.Warned _,
                    Expectation.Fails _,
                    Expectation.Gone _,
                    Expectation.HttpStatus _,
                    Expectation.Numeric _,
                    Expectation.Empty _,
                    Expectation.NotEmpty _,
                    Expectation.Version _,
                    Expectation.Logged _,
                    Expectation.Hours _,
                    Expectation.Asked _ ->
                    expectation;
        };
    }
}
