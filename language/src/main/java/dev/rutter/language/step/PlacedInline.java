package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Where a command in backticks stands by what the line says around it.
public final class PlacedInline {
    /// Taken in the place of what usually happens, and only where somebody says so.
    private static final QuickPattern OVERRIDE =
            QuickPattern.compile(
                    "^\\W*(manual(?:ly)? \\w+|override|fallback)\\s*:\\s*$", CASE_INSENSITIVE);

    private static final QuickPattern REFERS =
            QuickPattern.compile(
                    "\\b(?:it|that|this|they|these|those|so|still|also|then|fails?|failed|not|any|again)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern STARS = QuickPattern.compile("\\*+");

    private static final QuickPattern SENTENCE =
            QuickPattern.compile(
                    "[.!?;]\\s+(?=[A-Z])|(?:;|\\s[–—-])\\s+(?=(?:if|when|unless|should|in case)\\b)|(?<=`)\\s+(?=(?:If|When|Should|In case|On (?:failure|errors?))\\b)|(?<=`)\\s*\\((?=(?:if|when)\\b[^()`]*[,:])|"
                            + TimeBefore.THEN_IF);

    private PlacedInline() {}

    /// The place of one of a line's commands: its own sentence may say that it goes back, or when
    /// and on which condition it is run.
    public static Scope placed(Scope outer, String text, String code, int line) {
        var at = text.indexOf("`" + code);
        if (at <= 0) {
            return at < 0 ? outer : BothWays.placed(outer, text, at, line);
        }
        var scope = BothWays.placed(outer, text, at, line);
        var before = InlineCommands.before(text, code);
        var sentences = SENTENCE.split(before, -1);
        var own = sentences[sentences.length - 1] + "x";
        var whole =
                sentences[sentences.length - 1]
                        + SENTENCE.split(STARS.replaceAll(text.substring(at), ""), 2)[0];
        var guarded =
                sentences.length > 1 && Phrases.guards(own) && !Otherwise.opens(own)
                        ? outside(scope, text, own, line).guarded(Guard.ofCommand(own, whole, line))
                        : scope;
        var instead = OVERRIDE.matcher(before);
        if (instead.find() && guarded.when().isEmpty()) {
            guarded = guarded.when(Optional.of(new Guard(instead.group(1), line)));
        }
        guarded = Tips.before(sentences[sentences.length - 1], whole, scope, guarded, line);
        var timed = guarded.later(Later.in(whole).or(scope::later));
        return Retreat.outOfPlace(scope.phase())
                        && (Retreat.before(before) || Retreat.watched(text, at))
                ? timed.back(true)
                : timed;
    }

    /// Where a sentence has a condition of its own, what the first one states guards only what that
    /// one tells, unless the other speaks of it.
    private static Scope outside(Scope scope, String text, String own, int line) {
        var first = Guard.in(text, line).map(Guard::own);
        return scope.when()
                .filter(guard -> first.filter(guard.own()::equals).isPresent())
                .filter(_ -> !REFERS.find(own))
                .map(guard -> scope.when(guard.around()))
                .orElse(scope);
    }
}
