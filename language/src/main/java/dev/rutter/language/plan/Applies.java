package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody is asked about a step's condition. Words that only leave it open (`if necessary`,
/// `optional but recommended`) state nothing that holds or not: asked is whether the step is to be
/// done.
public final class Applies {
    private static final Pattern OPEN =
            Pattern.compile(
                    "\\W*(?:only )?(?:if|as|when|where)?\\s*(?:it(?:['’]s| is) )?(?:absolutely |really |strictly |highly |strongly )?"
                            + "(?:applicable|needed|necessary|required|appropriate|desired|wanted|relevant|possible|optional(?:ly)?|recommended|advisable)"
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
                                : "Does this apply: " + when + "?");
    }

    /// The same in the words of the plan.
    static String told(PlannedStep step, String when) {
        return open(when)
                ? "is this to be done" + toBeDone(step, when)
                : "does this hold: " + Page.cut(Strip.condition(when), LONGEST) + "?";
    }

    private static boolean open(String when) {
        return when.length() < 80 && OPEN.matcher(when).matches();
    }

    private static String toBeDone(PlannedStep step, String when) {
        var title = Strip.marks(Lines.first(step.title())).replaceFirst("[\\s.:?]+$", "");
        var what = title.isBlank() ? Lines.first(Lines.text(step.action())) : title;
        var words = Strip.marks(when).replaceFirst("[\\s.:,;]+$", "");
        var named = what.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        return (named ? "" : " (" + words + ")") + ": " + what + "?";
    }
}
