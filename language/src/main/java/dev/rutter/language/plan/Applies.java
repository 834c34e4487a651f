package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Step;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody is asked about a step's condition. Words that only leave it open (`if necessary`,
/// `optional but recommended`) state nothing that holds or not: asked is whether the step is to be
/// done.
public final class Applies {
    private static final Pattern OPEN =
            Pattern.compile(
                    "\\W*(?:only )?(?:if|as|when|where)?\\s*(?:it(?:['’]s| is) )?(?:absolutely |really |strictly |highly |strongly )?"
                            + "(?:applicable|needed|necessary|required|appropriate|desired|wanted|relevant|possible|any|conditional|on demand|nice to have|not (?:always )?(?:needed|necessary|required)|(?:may|can) be (?:skipped|omitted|left out)|optional(?:ly)?|recommended|advisable)"
                            + "(?:,? (?:but|and|or|yet|though) (?:\\w+ )?\\w+)?\\W*",
                    Pattern.CASE_INSENSITIVE);

    /// How much of a condition is told in a question of the plan, in characters.
    private static final int LONGEST = 160;

    private Applies() {}

    /// The run's question; empty where the step has no condition.
    public static Optional<String> question(PlannedStep step) {
        return step.when()
                .map(when ->
                        open(when)
                                ? "Is this to be done" + toBeDone(step, when)
                                : stated(when)
                                        .map(holds ->
                                                "Does this apply: "
                                                        + holds
                                                        + "? And is this to be done"
                                                        + toBeDone(step, opens(when)))
                                        .or(() ->
                                                passedOver(when)
                                                        .map(not ->
                                                                "Is this to be done"
                                                                        + toBeDone(step, not)))
                                        .orElse("Does this apply: " + when + "?"));
    }

    /// What must not hold is no question that a yes or a no would answer plainly.
    private static Optional<String> passedOver(String when) {
        return Conditions.negated(when)
                .map(not -> "not where this holds: " + Page.cut(Strip.marks(not), LONGEST));
    }

    /// The same in the words of the plan.
    static String told(PlannedStep step, String when) {
        return open(when)
                ? "is this to be done" + toBeDone(step, when)
                : stated(when)
                        .map(holds ->
                                "does this hold: "
                                        + Page.cut(Strip.condition(holds), LONGEST)
                                        + ", and is this to be done"
                                        + toBeDone(step, opens(when)))
                        .or(() ->
                                passedOver(when)
                                        .map(not -> "is this to be done" + toBeDone(step, not)))
                        .orElse(
                                "does this hold: "
                                        + Page.cut(Strip.condition(when), LONGEST)
                                        + "?");
    }

    /// What is stated in a condition of which a part leaves it open.
    private static Optional<String> stated(String when) {
        var parts = Conditions.parts(when);
        return parts.stream().noneMatch(Applies::left)
                ? Optional.empty()
                : Optional.of(
                        parts.stream()
                                .filter(part -> !left(part))
                                .collect(Collectors.joining(Step.BOTH)));
    }

    private static String opens(String when) {
        return Conditions.parts(when).stream().filter(Applies::left).findFirst().orElse(when);
    }

    private static boolean open(String when) {
        return Conditions.parts(when).stream().allMatch(Applies::left);
    }

    private static boolean left(String part) {
        return part.length() < 80 && OPEN.matcher(part).matches();
    }

    private static String toBeDone(PlannedStep step, String when) {
        var title = Strip.marks(Lines.first(step.title())).replaceFirst("[\\s.:?]+$", "");
        var what = title.isBlank() ? Lines.first(Lines.text(step.action())) : title;
        var words = Strip.marks(when).replaceFirst("[\\s.:,;]+$", "");
        var named = what.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        return (named ? "" : " (" + words + ")") + ": " + what + "?";
    }
}
