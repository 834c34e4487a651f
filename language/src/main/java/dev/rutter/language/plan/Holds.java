package dev.rutter.language.plan;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Questions that hold the run: "Do not continue until …" between two commands that verify is asked
/// between them, where what else people look at is asked behind what a machine does. So is what
/// people do there themselves: "Place a test order." comes before the command that looks for it,
/// and "Clear the cart and run …" before the command of its line.
final class Holds {
    private static final Pattern DEED =
            Pattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:in|on|from|as|via|with|using)\\b[^,.;:]{1,40},\\s*)?(?:(?:then|now|please)\\s+)?(?:(?:open|go to|visit|navigate to|log ?in(?:to)?)\\b[^.;]{1,60}?\\b(?:and|then)\\s+)?"
                            + "(?:trigger|create|send|place|submit|upload|publish|make an?|register|sign up|click|press|kick off|start|import|book|buy|pay|enqueue|queue)\\b",
                    CASE_INSENSITIVE);

    /// What is told to people is told when it has been verified.
    private static final Pattern TELLS =
            Pattern.compile(
                    "\\b(?:announc|notif|stakeholder|customers?\\b|teams?\\b|channel|changelog|release notes|tickets?\\b|reports?\\b|incidents?\\b|status|summary|communicat|e-?mail to|update (?:to|in))",
                    CASE_INSENSITIVE);

    /// Fewer letters name no deed.
    private static final int SHORT = 6;

    private static final int SOME_LINES = 8;

    /// By chapter, the lines of which a machine does something.
    private final Map<Integer, NavigableMap<Integer, String>> titles = new HashMap<>();

    /// The last line of each chapter that a machine does.
    private final Map<Integer, Integer> last = new HashMap<>();

    /// Whether something below the question, in its chapter, is held by it.
    boolean inPlace(Placed placed) {
        return placed.step().action() instanceof Action.Ask ask
                && ((besides(placed, ask) && !TELLS.matcher(ask.text()).find())
                        || ((ask.holds()
                                        || (DEED.matcher(ask.text()).find()
                                                && !TELLS.matcher(ask.text()).find()))
                                && placed.step().span().line() < last(placed.chapter())));
    }

    /// Whether it is told in the line of a command, whose title is all of that line. Such a line
    /// may be written over some lines.
    private boolean besides(Placed placed, Action.Ask ask) {
        var words = bare(ask.text()).split("[,.]", 2)[0];
        var line = placed.step().span().line();
        var near =
                titles(placed.chapter())
                        .subMap(line - SOME_LINES, true, line + SOME_LINES, true)
                        .values();
        return words.length() >= SHORT && near.stream().anyMatch(title -> title.contains(words));
    }

    /// What a chapter's lines say that a machine does something of, by their line.
    private NavigableMap<Integer, String> titles(Runbook.Chapter chapter) {
        return titles.computeIfAbsent(
                chapter.line(),
                _ -> {
                    var found = new TreeMap<Integer, String>();
                    for (var entry : chapter.entries()) {
                        if (entry instanceof Step step && !step.action().byPerson()) {
                            found.putIfAbsent(step.span().line(), bare(step.title()));
                        }
                    }
                    return found;
                });
    }

    private static String bare(String words) {
        return words.replace("`", "").toLowerCase(Locale.ROOT);
    }

    /// Whether a step of verify has its place among what a machine does.
    static boolean atOnce(PlannedStep step) {
        return WayBack.automatic(step) || step.action() instanceof Action.Ask;
    }

    private int last(Runbook.Chapter chapter) {
        return last.computeIfAbsent(
                chapter.line(),
                _ ->
                        chapter.entries().stream()
                                .filter(it -> it instanceof Step step && !step.action().byPerson())
                                .mapToInt(it -> it.span().line())
                                .max()
                                .orElse(0));
    }
}
