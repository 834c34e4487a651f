package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.problem.Span;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.stream.Stream;

/// What ends the run where a condition held: `If errors rise, undo it and stop:`, or, behind the
/// block, `and call it a day.` Whether it goes on is then asked behind what is done on that
/// condition, and nowhere else.
public final class Stops {
    private static final String STOP =
            "(?:stop|abort|halt|quit|call it a day|call it off|end (?:it )?(?:here|there)|leave it (?:at that|there)|(?:do not|don['’]t) (?:continue|go on|proceed|go any further)|go no further)(?:\\s+(?:here|there|now|immediately|at once|the (?:release|rollout|deploy\\w*|procedure|run)))*";

    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "\\b(?:and|then)\\s+(?:and |then |please )*" + STOP + "\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\W*(?:and |then |, )*" + STOP + "\\s*(?:[.!;]\\s*|$)", CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[\\w)`\\]%][.!?])\\s+(?=[A-Z\"“(])");

    private static final int MOST = 500;

    private final Context context;

    /// The place of the last block that is done on a condition of its own.
    private Optional<Scope> last = Optional.empty();

    /// At the beginning of a chapter.
    public Stops(Context context) {
        this.context = context;
    }

    /// A block stood below the words that guard it.
    public void behind(Scope scope, int line) {
        last = Optional.of(scope);
        var sentences = sentences(scope.leadText());
        var said = sentences[sentences.length - 1];
        if (ENDS.find(said)) {
            ask(context, scope, said, line, done(line));
        }
    }

    /// The line of the last thing that is done there.
    private int done(int line) {
        return Stream.concat(context.last().stream(), context.person().stream())
                .mapToInt(draft -> draft.span().line())
                .reduce(line, Math::max);
    }

    /// What words behind such a block say besides that it ends there.
    public Unit rest(Unit unit) {
        var place = last;
        last = Optional.empty();
        if (place.isEmpty() || unit.text().length() > MOST || !OPENS.find(unit.text())) {
            return unit;
        }
        var rest = OPENS.replaceFirst(unit.text(), "");
        var said = unit.text().substring(0, unit.text().length() - rest.length());
        ask(
                context,
                place.get(),
                place.get().when().map(Guard::own).orElse("") + ", " + said,
                unit.line(),
                unit.line());
        return unit.labelled(rest);
    }

    /// The same of a line that gives the command itself: `If it is red, run … and stop.`
    public static void own(Context context, Scope scope, String text, int line) {
        if (scope.when().filter(guard -> guard.line() == line).isEmpty() || text.length() > MOST) {
            return;
        }
        for (var sentence : sentences(text)) {
            if (ENDS.find(sentence) || HaltSentences.orders(sentence)) {
                ask(context, scope, sentence, line, line);
                return;
            }
        }
    }

    /// Behind all that a line does.
    private static void ask(Context context, Scope scope, String said, int line, int done) {
        if (Halts.acts(scope) && !scope.back()) {
            context.notes.mark(line, "somebody says whether it goes on", Halts.role(said));
            var end = new Span(done, context.notes.text(done).length() + 1, 0);
            context.person(scope, HaltSentences.question(said), end, done, Optional.empty());
        }
    }

    private static String[] sentences(String text) {
        return text.length() > MOST ? new String[] {""} : SENTENCE.split(text, -1);
    }
}
