package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/// Commands that end with other statuses than 0 where all is well: `terraform plan
/// -detailed-exitcode` with 2 where there are changes, `kubectl diff` with 1, `robocopy` with 1 to
/// 7 where it copied something. Whoever sees what they show tells.
final class OtherEndings {
    private static final Pattern PLANS =
            Pattern.compile(
                    "(?s)^\\s*(?:sudo\\s+)?(?:terraform|tofu|terragrunt)\\s[^|;&]*\\bplan\\b[^|;&]*\\s--?detailed-exitcode\\b[^|;&]*$");

    private static final Pattern DIFFERS =
            Pattern.compile(
                    "(?s)^\\s*(?:sudo\\s+)?(?:(?:kubectl|oc|k)\\s+(?:-\\S+\\s+(?:[^-\\s]\\S*\\s+)?)*diff\\b[^|;&]*|helm\\s+diff\\b[^|;&]*--detailed-exitcode\\b[^|;&]*|argocd\\s+app\\s+diff\\b[^|;&]*)$");

    private static final Pattern COPIES =
            Pattern.compile("(?is)^\\s*robocopy(?:\\.exe)?\\s[^|;&]*$");

    /// A status of its own in a judgement, such as "Exit code 2 means changes".
    private static final Pattern TOLD =
            Pattern.compile(
                    "(?i)\\bexit(?:s|ing)?(?: with)?(?: (?:code|status|value))?(?: of)? `?[1-9]\\d{0,2}\\b");

    private OtherEndings() {}

    /// What is expected of such a command where the document says nothing.
    static Optional<Expectation> of(String script, Span span) {
        if (PLANS.matcher(script).matches()) {
            return Optional.of(
                    new Expectation.Asked(
                            "the plan is as it should be (exit status 2: there are changes, 1: it failed)",
                            span));
        }
        if (COPIES.matcher(script).matches()) {
            return Optional.of(
                    new Expectation.Asked(
                            "it has copied (exit status 0 to 7; from 8 on something failed)",
                            span));
        }
        return DIFFERS.matcher(script).matches()
                ? Optional.of(
                        new Expectation.Warned(
                                "",
                                "no differences, or those that are wanted (exit status 1)",
                                span))
                : Optional.empty();
    }

    /// Whether a person judges by a status other than 0.
    static boolean told(Expectation expectation) {
        return expectation instanceof Expectation.Asked asked && TOLD.matcher(asked.says()).find();
    }
}
