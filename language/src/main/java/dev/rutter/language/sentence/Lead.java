package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What the words above a list or fence announce.
public enum Lead {
    NONE,
    SYMPTOMS,
    CAUSE,
    PREVENTION,
    DIAGNOSIS,
    CURE,
    SUCCESS,
    EXPECTED,
    TRIGGER,
    NO_TRIGGER,
    AUTO,
    ENV,
    SEVERITY,
    ESCALATION,
    METRICS,
    BACKGROUND,
    TEMPLATE,
    ACTION;

    private record Rule(Lead lead, QuickPattern words) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            NO_TRIGGER,
                            "^not (a )?roll ?back triggers?|\\b(do not|don't|never|not"
                                    + " to|without|when not to)\\s+(immediately\\s+)?roll ?back|(no|not"
                                    + " a) rollback (needed|required|for)|when not to roll"),
                    rule(
                            SUCCESS,
                            "\\bgo ?(?:/|or|vs\\.?|-) ?no-?go\\b|(?<!no[- ])\\bgo (?:criteria|conditions)"),
                    rule(AUTO, "\\b(?:will:?|would:)$"),
                    rule(
                            TRIGGER,
                            "\\bcriteria for (a )?roll(ing)? ?back|\\b(when|if) (to"
                                    + "|should (you|we)) (roll ?back|abort|revert)"
                                    + "|roll(ing)? ?back (immediately |at once )?(if|when"
                                    + "|triggers?|criteria|conditions?)"
                                    + "|rollback (is )?(\\w+ )?(triggered|required|needed"
                                    + "|initiated|necessary)( immediately)? (if|when)"
                                    + "|trigger (a )?roll ?back|(?:system|script|pipeline|controller|platform) (?:automatically )?(?:triggers (?:an? )?(?:automatic )?roll-? ?backs?|rolls (?:it |this )?back) (?:automatically )?(?:if|when|on)\\W*$|(rollback|abort|no-?go"
                                    + "|stop) (triggers?|criteria|conditions)|"
                                    + Triggers.HALTS
                                    + "|(initiate|perform"
                                    + "|execute|consider) (a |an )?(immediate )?(rollback"
                                    + "|revert)( immediately)? (if|when)|(abort|halt|stop|pause"
                                    + "|hold|suspend)(p?e?d)? (the )?(\\w+ ){0,2}(immediately "
                                    + "|at once )?(if|when)\\b|(should|must|may|will|can) (prompt"
                                    + "|trigger|lead to|result in|cause) (a "
                                    + "|an )?(immediate )?roll ?back|(grounds for|reasons? (for"
                                    + "|to)) (a )?roll(ing)? ?back|decision criteria"
                                    + "|error thresholds|^(?:back (?:it |this )?out|go back|switch back|revert|undo|pull (?:it|this)(?: back)?)(?: it| this)?(?: immediately| at once)? (?:if|when)(?: (?:any|one) of[^:]*)?:?$"),
                    rule(
                            SYMPTOMS,
                            "^(symptoms?|signs|sign(?= of\\b)|indicators?|failure (signs?|indicators?)|error"
                                    + " messages?|warning signs|red flags(?!.*\\bshould not see)|what"
                                    + " you('ll)? see|user reports?|alerts?(?=\\W*$))(?:\\b|$)|failure"
                                    + " indicators|safe to ignore|^errors?$"),
                    rule(
                            CAUSE,
                            "^(root |possible |common |likely |probable )?causes?\\b"
                                    + "|^(reason|background|why)\\b|^common (errors|reasons)"
                                    + "|^what happened|^problem$|^impact\\b"),
                    rule(PREVENTION, "^(prevention|to prevent|how to prevent|avoid|lessons)\\b"),
                    rule(
                            DIAGNOSIS,
                            "^(diagnos(is|e|tics?)|investigat\\w+|debug(ging)?|check"
                                    + "|triage|detection|how to (check|diagnose|identify))\\b"),
                    rule(
                            CURE,
                            "^(solutions?|fix(es)?|resolution|remed\\w+|mitigation"
                                    + "|recovery|workaround|quick fix|immediate|long-?term"
                                    + "|short-?term|action(s)?( items| required)?|response"
                                    + "|how to fix|steps?)\\b"),
                    rule(
                            SUCCESS,
                            "success (criteria|indicators?)|(is|are"
                                    + "|considered) (successful|complete|a success)|^(acceptance"
                                    + "|pass|exit) criteria|successful (when|if)|done when"
                                    + "|healthy (when|if)"),
                    rule(
                            EXPECTED,
                            "^(?:key checks?|key points to check|wait for|success looks"
                                    + " like)\\W*$|should not see\\b|^(?:erwartet|r(?:é|e)sultat"
                                    + " attendu|attendu|resultado esperado|esperado|risultato"
                                    + " atteso|o(?:č|c)ek(?:á|a)v|oczekiwan|verwacht(?!ing)|[Оо]жида|预期|期望)|^(expected?(?!"
                                    + " (?:duration|downtime|time|limits?|frequency|inputs?|parameters?|arguments?))|returns?(?=:?$)|should"
                                    + " (see|show|return|be|output)|you should (see|get)|expected"
                                    + " (output|response|results?|build)|sample output|output|look"
                                    + " for|healthy response)\\b|\\bshould"
                                    + " (show|see|return|look)\\b.*:$|expected"
                                    + " (output|response|results?|behaviou?r)"),
                    rule(
                            AUTO,
                            "\\bautomatic(ally)?\\b|^what (the|this)"
                                    + " (test|script|workflow|command|job|playbook|pipeline)s?"
                                    + " \\w+\\W*$|^what (it|this|they)"
                                    + " (checks?|does|do|runs?|tests?|covers?|creates?|validates?|verifies|installs?)\\W*$|^automated"
                                    + " (steps|actions|process|workflow|stages|tasks|validation|verification|checks)|build"
                                    + " process|what happens|the (pipeline|workflow|script|system|ci)"
                                    + " (will|does|runs|performs)|this (will|"
                                    + "script|workflow|command|does)\\b|\\bwill:$|workflow"
                                    + " (steps|does|will)|(ci/cd|pipeline)"
                                    + " (steps|stages|flow|process)|under the hood|how it"
                                    + " works|(script|job|workflow|command|pipeline) (performs|"
                                    + "does|runs|executes|handles|will)"),
                    rule(
                            ENV,
                            "environment variables?|env(ironment)? vars?"
                                    + "|required (variables|secrets|env)|\\bsecrets\\b"
                                    + "|variables (required|needed|to set|:)"),
                    rule(ESCALATION, "escalat"),
                    rule(SEVERITY, "severit"),
                    rule(
                            METRICS,
                            "\\bmetrics\\b|thresholds?|\\bslos?\\b|targets?\\b|\\bto (track|monitor|measure)\\W*$"),
                    rule(TEMPLATE, "template|\\bmessage\\b|announce|post (in|to|on)|notify|email"),
                    rule(
                            BACKGROUND,
                            "^(?:common|useful|handy|helpful|everyday|day-to-day|frequently used|frequent|other useful) (?:operations|commands|tasks)\\W*$|^(examples?:?$|note|notes|important|purpose|audience"
                                    + "|architecture|features?|benefits?|pros|cons|advantages"
                                    + "|limitations|resources|documentation|recommended tools"
                                    + "|assumptions|context|rationale|key files|impact)\\b"));

    private static final QuickPattern BACK =
            QuickPattern.compile(
                    "\\b(?:roll|revert|back|abort|stop|halt|pause|hold|trigger\\w*|no-?go)\\b",
                    CASE_INSENSITIVE);

    /// What is looked at, and nothing's doing: `View the workflow runs:`.
    private static final QuickPattern RUNS =
            QuickPattern.compile(
                    "^(?:view|watch|check|list|see|open|inspect|monitor|review) (?:\\S+ ){0,3}?(?:workflow|job|pipeline|script) runs\\b",
                    CASE_INSENSITIVE);

    private static final Expressions<Rule> TABLE = Expressions.of(RULES, Rule::words);

    private static final Memo<Lead> ANNOUNCED = Memo.of(Lead::announced);

    private static Rule rule(Lead lead, String words) {
        return new Rule(lead, QuickPattern.compile(words, CASE_INSENSITIVE));
    }

    /// What a label or heading announces.
    public static Lead of(String text) {
        return ANNOUNCED.of(text);
    }

    private static Lead announced(String text) {
        // `--background` is an option and announces nothing.
        if (text.startsWith("`-")) {
            return NONE;
        }
        var words = PhaseNames.bare(text);
        if (words.length() > 300) {
            words = words.substring(0, 300);
        }
        var lead = TABLE.first(words).map(Rule::lead).orElse(NONE);
        return lead == AUTO && RUNS.find(words) ? NONE : lead;
    }

    /// The same below a heading with one of its own: in a chapter on what must hold, other criteria
    /// (`Decision criteria`) are of that kind.
    public Lead within(Lead heading, String text) {
        return this == TRIGGER && heading == SUCCESS && !BACK.find(text) ? SUCCESS : this;
    }

    /// The same over what is done on the way forward: what stands below `stop if any fails` is what
    /// must hold, and is looked at.
    public Lead over(String text, Phase phase) {
        return this == TRIGGER && phase.forward() && AnyFails.of(text) ? NONE : this;
    }

    /// Whether lines under it are for reading only.
    public boolean silent() {
        return switch (this) {
            case SYMPTOMS, CAUSE, PREVENTION, BACKGROUND -> true;
            case NONE,
                    DIAGNOSIS,
                    CURE,
                    SUCCESS,
                    EXPECTED,
                    TRIGGER,
                    NO_TRIGGER,
                    AUTO,
                    ENV,
                    SEVERITY,
                    ESCALATION,
                    METRICS,
                    TEMPLATE,
                    ACTION ->
                    false;
        };
    }

    /// Whether a heading of this kind holds for what labels below it announce nothing of.
    public boolean keeps() {
        return switch (this) {
            case TRIGGER, NO_TRIGGER, SUCCESS, ESCALATION, SEVERITY, METRICS -> true;
            case NONE,
                    SYMPTOMS,
                    CAUSE,
                    PREVENTION,
                    DIAGNOSIS,
                    CURE,
                    EXPECTED,
                    AUTO,
                    ENV,
                    BACKGROUND,
                    TEMPLATE,
                    ACTION ->
                    false;
        };
    }
}
