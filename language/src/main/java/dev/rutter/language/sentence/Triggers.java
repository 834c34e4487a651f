package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry.Trigger.Decision;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sentences that say when to go back and when not to. One paragraph may say both.
public final class Triggers {
    /// What somebody stands still for.
    public static final String HALTS =
            "\\b(?:halt|pause|hold|kill[- ]?switch|circuit[- ]?breaker|bail-?out) (?:triggers?|criteria|conditions?|rules|thresholds)\\b";

    /// The same as the name of a chapter.
    static final String HALTS_ONLY =
            "^(?:[\\w-]+ ){0,2}(?:stop|abort|halt|pause|kill[- ]?switch|circuit[- ]?breaker|bail-?out) (?:triggers?|criteria|conditions?|rules|thresholds)(?: \\([^)]*\\))?$";

    /// @param text the clause in the document's words
    public record Said(String text, Decision decision) {}

    private static final QuickPattern CLAUSES =
            QuickPattern.compile(
                    "(?=[\\s,–—])(?:(?<=[.!?;])\\s+(?=\\S)|\\s*[,–—]\\s*(?:but\\s+)?(?=(?:do not|don['’]t|never)\\s+roll)|\\s+but\\s+(?=(?:do not|don['’]t|never|not)\\b))",
                    CASE_INSENSITIVE);
    private static final QuickPattern FORBIDS =
            QuickPattern.compile(
                    "\\b(?:do not|don['’]t|never|should not|shouldn['’]t|must not|mustn['’]t|need not|no need to|avoid|not (?:a )?reason to|not required to)\\s+(?:\\w+ly\\s+|to\\s+)?(?:roll(?:ing)?[ -]?back|revert(?:ing)?|abort(?:ing)?(?= for| if| when| because)|back(?:ing)? out)\\b"
                            + "|\\b(?:no|not a|not) roll-?back\\b|\\b(?:is|are) not (?:a )?(?:roll-?back )?triggers?\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern FORWARD =
            QuickPattern.compile(
                    "\\b(?:(?:fix|fixing|roll|rolling)[ -]forward|forward[ -]fix(?:es)?)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern CONDITION =
            QuickPattern.compile(
                    "\\b(?:if|when|whenever|for|because|due to|once|while|after|in case|on|over|as long as)\\b",
                    CASE_INSENSITIVE);

    /// What is on its way. Anything else that is stopped when something happens is a step's deed:
    /// `Stop the old writer when the copy has caught up.`
    private static final String RUN =
            "(?:(?: (?!if\\b|when\\b)[\\w-]+){0,2} (?:deploy(?:ment)?s?|releases?|roll-?outs?|upgrades?|updates?|migrations?|cut-?overs?|switch(?:-?over)?|fail-?overs?|promotions?|launch|ramp(?:-?up)?|shift|canary|process|procedure|rotation|run|pipeline|test|work|traffic|here|everything))?";

    /// Neither forward nor back: people decide what comes next.
    private static final QuickPattern PAUSES =
            QuickPattern.compile(
                    "\\b(?:(?=[fhps])(?=(?:pause|halt|hold|suspend|freeze|stop))(?:(?<!(?:not|n't|never) )(?:pause|halt|hold|suspend|freeze|stop)\\b(?: (?:the|this|your|all|any))?(?:(?: (?!if\\b|when\\b)[\\w-]+){0,3}(?: (?:immediately|at once|right away))? (?:(?:if|whenever)|(?:when|as soon as)(?=[^.;]{0,80}?(?:[<>]|\\b(?:exceeds?|above|below|rises?|rising|spikes?|drops?|falls?|fails?|failing|errors?|red|degrad\\w*|complain\\w*|report|breach\\w*|unhealthy|alerts?)\\b)))|"
                            + RUN
                            + "(?: (?:immediately|at once|right away))? (?:when|as soon as))\\b(?! (?:necessary|needed|required|applicable|possible|done|ready|finished|complete|you (?:need|want|prefer|like|wish|can|have to|plan)))"
                            + "|(?<!\\b(?:is|are|as|was|were|be) (?:(?:the|a|an|our|your) )?)(?:pause|halt|hold|suspend|freeze|stop)(?:ing)? (?:criteria|conditions?|triggers?)\\b)|(?=[bchkp])"
                            + HALTS
                            + "|(?:is|are|gets?|be) (?:\\w+ly )?(?:paused|halted|held|suspended|frozen|stopped)\\b(?: (?:immediately|at once))? (?:if|when|whenever|as soon as)\\b(?! (?:necessary|needed|required|possible|done|ready|finished|complete|you (?:need|want|prefer|like|wish|can|have to|plan))))",
                    CASE_INSENSITIVE);

    /// A remark, which says of a deed how it is done: `(a short freeze if you need a clean cut)`.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "\\((?!\\s*(?:only )?(?:if|when|whenever|unless|as soon as|in case|once)\\b)[^()]*\\)",
                    CASE_INSENSITIVE);

    /// A condition whose consequence stands in the next clause.
    private static final QuickPattern GUARD =
            QuickPattern.compile(
                    "^\\W*(?:if|when|whenever|once|while|after|in case|as long as)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNLESS =
            QuickPattern.compile("\\bunless\\b", CASE_INSENSITIVE);
    private static final QuickPattern FORWARD_IF =
            QuickPattern.compile(
                    "^\\W*(?:if|when|once|while|for|after(?:wards)?|beyond|later than|from then on|thereafter)\\b.*\\b(?:fix|roll)(?:ing)?[ -]forward\\b|^\\W*(?:fix|roll)[ -]forward\\b.*\\b(?:if|when|for)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern ORDERS =
            QuickPattern.compile(
                    "^\\W*(?:→\\s*)?(?:immediate(?:ly)?\\s+|please\\s+)?(?:roll(?:ing)?[ -]?back|revert|rollback)\\b(?: (?:now|immediately|at once|the (?:release|deployment|deploy)|to \\S+.*))?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern GOES_BACK =
            QuickPattern.compile(
                    "^\\W*(?:(?:immediate(?:ly)?|please|at once|then|(?:stop|abort|halt)(?: (?:the|this) [\\w-]+)?,? (?:and|then))\\s+)*(?:roll(?: it| this| everything)?[ -]?back|revert|back out|go back|abort|zurückrollen|rückfall|rollback)\\b(?: (?:the|this) (?:release|deploy(?:ment)?|rollout|upgrade|migration|change))?(?: (?:now|immediately|at once))?(?:\\W*$|\\s*[,;:(`–—-].*|\\s+(?:with|using|by|via|and|through|as|mit)\\b.*)",
                    CASE_INSENSITIVE);

    private static final QuickPattern STANDS =
            QuickPattern.compile(
                    "^\\W*(?:(?:immediately|please|at once)\\s+)?(?:stop|halt|pause|hold|freeze|suspend|do not (?:proceed|continue|go on)|anhalten|abbrechen|stopp)\\b(?: (?:here|(?:the|this) (?:release|deploy(?:ment)?|roll-?out|upgrade|migration|change|procedure)))?(?: (?:now|immediately|at once))?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BACK =
            QuickPattern.compile("\\b(?:roll(?:ing)?[ -]?back|revert)\\b", CASE_INSENSITIVE);

    /// Whoever weighs it has not decided.
    private static final QuickPattern WEIGHS =
            QuickPattern.compile(
                    "\\b(?:evaluate|consider|assess|decide|discuss|weigh)\\b", CASE_INSENSITIVE);

    private static final Memo<List<Said>> SAID = Memo.of(Triggers::said);

    private Triggers() {}

    /// What a line says, clause by clause; a line that says one thing is told whole.
    public static List<Said> of(String line) {
        return SAID.of(line);
    }

    private static List<Said> said(String line) {
        var text = Inline.plain(line);
        var found = new ArrayList<Said>();
        var before = "";
        for (var clause : CLAUSES.split(text, -1)) {
            var what = decision(clause);
            if (what.isPresent()) {
                found.add(new Said(clause.strip(), what.get()));
            } else if (FORBIDS.find(clause) && GUARD.find(before)) {
                found.add(new Said(before + ", " + clause.strip(), Decision.DO_NOT_ROLL_BACK));
            }
            before = what.isPresent() ? "" : clause.strip();
        }
        return found.size() == 1
                ? List.of(new Said(text, found.getFirst().decision()))
                : List.copyOf(found);
    }

    /// Whether a sentence says no more than when not to go back: it guards nothing below it, least
    /// of all the way back.
    public static boolean forbids(String line) {
        return !line.endsWith(":")
                && of(line).stream().anyMatch(said -> said.decision() == Decision.DO_NOT_ROLL_BACK);
    }

    /// Whether a line says no more than when to go back or not to. In a chapter on going back one
    /// of its sentences may be an order, which is carried out there.
    public static boolean only(String line, Phase phase) {
        if (line.endsWith(":")) {
            return false;
        }
        return phase != Phase.ROLLBACK
                || Stream.of(CLAUSES.split(Inline.plain(line), -1))
                        .noneMatch(it ->
                                decision(it).isEmpty()
                                        && Imperatives.tells(it)
                                        && !Imperatives.aside(it));
    }

    private static Optional<Decision> decision(String clause) {
        if (FORBIDS.find(clause)) {
            if (Permission.needed(clause)) {
                return Optional.empty();
            }
            return UNLESS.find(clause)
                    ? Optional.of(Decision.ROLL_BACK)
                    : CONDITION.find(clause)
                            ? Optional.of(Decision.DO_NOT_ROLL_BACK)
                            : Optional.empty();
        }
        if (FORWARD_IF.find(clause)) {
            return Optional.of(Decision.DO_NOT_ROLL_BACK);
        }
        if (Phrases.triggers(clause)) {
            return Optional.of(Decision.ROLL_BACK);
        }
        return pauses(ASIDE.replaceAll(clause, "")) ? Optional.of(Decision.PAGE) : Optional.empty();
    }

    /// Whether a line says when to stand still.
    public static boolean pauses(String line) {
        return PAUSES.find(line);
    }

    /// What a table's cell orders where the cell beside it is the condition.
    public static Optional<Decision> ordered(String cell) {
        var text = Inline.plain(cell);
        if (FORBIDS.find(text) || FORWARD.find(text)) {
            return Optional.of(Decision.DO_NOT_ROLL_BACK);
        }
        return ORDERS.find(text) ? Optional.of(Decision.ROLL_BACK) : Optional.empty();
    }

    /// What is ordered where a cell beside it is the case it is done in: that may name the command
    /// that goes back, and may as well be to stand still.
    public static Optional<Decision> reaction(String cell) {
        var text = Inline.plain(cell);
        return ordered(cell)
                .or(() -> GOES_BACK.find(text) ? Optional.of(Decision.ROLL_BACK) : Optional.empty())
                .or(() -> STANDS.find(text) ? Optional.of(Decision.PAGE) : Optional.empty());
    }

    /// What a row of a table of severities calls for, in a chapter on going back: going back where
    /// some cell says so, and people where none does or one leaves it to them.
    public static Decision ofSeverity(List<String> header, List<String> cells) {
        var row = Inline.plain(String.join(" | ", cells));
        if (FORBIDS.find(row) || FORWARD.find(row)) {
            return Decision.DO_NOT_ROLL_BACK;
        }
        var back = BACK.find(row) || header.stream().anyMatch(name -> BACK.find(name));
        return back && !WEIGHS.find(row) ? Decision.ROLL_BACK : Decision.PAGE;
    }

    /// Whether a line says by itself when to go back or not to.
    public static boolean decides(String line) {
        return of(line).stream().anyMatch(said -> said.decision() != Decision.PAGE);
    }
}
