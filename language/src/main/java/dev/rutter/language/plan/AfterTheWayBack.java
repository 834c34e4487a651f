package dev.rutter.language.plan;

import dev.rutter.language.runbook.Step;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a chapter on going back tells for the time when what was wrong is mended: it brings the new
/// release in again, and no way back may do that.
final class AfterTheWayBack {
    /// `After the fix is merged`, `once resolved`.
    private static final Pattern MENDED =
            Pattern.compile(
                    "(?i)\\b(?:after|once|when|as soon as|until)\\b[^.;:]{0,60}\\b(?:fix(?:ed|es)?(?![ -]?forward)|hotfix(?:ed)?|resolved|repaired|patched"
                            + "|mended|corrected|understood|root cause)\\b");

    /// `Once stable`: of the release before as well, and so only before what brings back the new.
    private static final Pattern STABLE =
            Pattern.compile(
                    "(?i)\\b(?:after|once|when|as soon as)\\b[^.;:]{0,60}\\b(?:stable|healthy|verified|safe|ready)\\b");

    private static final Pattern AGAIN =
            Pattern.compile(
                    "(?i)\\b(?:re-?enabl|resum|re-?deploy|re-?releas|re-?appl|roll(?:ing)? forward|promot|un-?paus)\\w*");

    /// What needs no time beside it: nobody goes back by letting the new release through.
    private static final Pattern FORTH =
            Pattern.compile(
                    "(?i)^\\W*(?:\\d+[.)]\\s*)?(?:to )?(?:(?:re-?enabl|turn on|switch on)\\w*\\b[^.;:]{0,30}\\b(?:flags?|features?|toggles?|canary|rollout|release|promotion|auto-?deploy\\w*)"
                            + "|(?:resum|un-?paus|continu|complet|finish)\\w*\\b[^.;:]{0,30}\\b(?:rollout|roll-out|canary|deployment|release|promotion|expansion|migration)"
                            + "|(?:skip|jump|go) to 100\\s?%|roll(?:ing)? forward\\b|promot(?:e|ing)\\b(?![^.;:]{0,40}\\b(?:old|previous|last|stable|prior|earlier|standby|replica|blue)\\b))");

    /// `Roll back within 30 minutes`, with what may stand in front of it.
    private static final Pattern BACK =
            Pattern.compile(
                    "(?i)^\\W*(?:\\d+[.)]\\s*)?(?:(?:within|up to|in|during)\\b[^.;:,]{0,40}[:,]\\s*|(?:please|then|we|you|always|first)\\s+)*(?:roll(?:ing)?(?: it| this)?[ -]?back|go back|revert|back out|(?:fall|switch) back|restore (?:the|your) (?:old|previous|last))\\b");

    private static final Pattern IN_AGAIN =
            Pattern.compile(
                    "(?i)\\bagain\\b|\\b(?:re-?(?:enabl|deploy|releas|appl|tr(?:y|ies))|resum|un-?paus|promot)\\w*|\\broll out\\b");

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern SENTENCE = Pattern.compile("[.;!]\\s+");

    private AfterTheWayBack() {}

    /// Whether a step of a chapter that goes back is for then, which the plan says.
    static boolean told(Draft draft, Step step) {
        var in = in(step);
        if (in) {
            draft.unread(step, "for when what was wrong is mended, and no way back");
        }
        return in;
    }

    /// By its own words and those over it.
    private static boolean in(Step step) {
        return Stream.of(
                        announcing(step.title()),
                        announcing(step.under()),
                        Lines.said(step),
                        step.when().orElse(""))
                .anyMatch(words ->
                        MENDED.matcher(words).find()
                                || FORTH.matcher(words).find()
                                || (STABLE.matcher(words).find() && AGAIN.matcher(words).find()));
    }

    /// Of several sentences the one that tells the step: the last before a colon, else the one that
    /// goes back, where none brings the release back in. `After that only fix forward.` behind it
    /// is a limit in time.
    private static String announcing(String words) {
        var plain = Strip.marks(words);
        var backs = BACK.matcher(plain).find() && !IN_AGAIN.matcher(plain).find();
        if (backs && plain.indexOf('(') > 0) {
            plain = BRACKETS.matcher(plain).replaceAll("");
        }
        var sentences = SENTENCE.split(plain, -1);
        return plain.strip().endsWith(":")
                ? sentences[sentences.length - 1]
                : backs ? sentences[0] : plain;
    }
}
