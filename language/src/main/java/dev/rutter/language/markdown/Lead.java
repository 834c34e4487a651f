package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/// What the words above a list or fence announce.
enum Lead {
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

    private record Rule(Lead lead, Pattern words) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            NO_TRIGGER,
                            "\\b(do not|don't|never|not to|without|when not to)\\s+(immediately\\s+)?roll ?back|(no|not a) rollback (needed|required|for)|when not to roll"),
                    rule(AUTO, "\\bwill:?$"),
                    rule(
                            TRIGGER,
                            "\\b(when|if) (to|should (you|we)) (roll ?back|abort|revert)|roll(ing)? ?back (immediately |at once )?(if|when|triggers?|criteria|conditions?)|rollback (is )?(\\w+ )?(triggered|required|needed|initiated|necessary)( immediately)? (if|when)|trigger (a )?roll ?back|(rollback|abort|no-?go|stop) (triggers?|criteria|conditions)|(initiate|perform|execute|consider) (a |an )?(immediate )?(rollback|revert)( immediately)? (if|when)|abort (the )?\\w* ?(if|when)|decision criteria|error thresholds"),
                    rule(
                            SYMPTOMS,
                            "^(symptoms?|signs?|indicators?|failure (signs?|indicators?)|error messages?|warning signs|red flags|what you('ll)? see|user reports?|alerts?)\\b|failure indicators|safe to ignore|^errors?$"),
                    rule(
                            CAUSE,
                            "^(root |possible |common |likely |probable )?causes?\\b|^(reason|background|why)\\b|^common (errors|reasons)|^what happened|^problem$|^impact\\b"),
                    rule(PREVENTION, "^(prevention|to prevent|how to prevent|avoid|lessons)\\b"),
                    rule(
                            DIAGNOSIS,
                            "^(diagnos(is|e|tics?)|investigat\\w+|debug(ging)?|check|triage|detection|how to (check|diagnose|identify))\\b"),
                    rule(
                            CURE,
                            "^(solutions?|fix(es)?|resolution|remed\\w+|mitigation|recovery|workaround|quick fix|immediate|long-?term|short-?term|action(s)?( items| required)?|response|how to fix|steps?)\\b"),
                    rule(
                            SUCCESS,
                            "success (criteria|indicators?)|(is|are|considered) (successful|complete|a success)|^(acceptance|pass|exit) criteria|successful (when|if)|done when|healthy (when|if)"),
                    rule(
                            EXPECTED,
                            "^(expected?|should (see|show|return|be|output)|you should (see|get)|expected (output|response|results?|build)|sample output|output|look for|healthy response)\\b|\\bshould (show|see|return|look)\\b.*:$|expected (output|response|results?|behaviou?r)"),
                    rule(
                            AUTO,
                            "\\bautomatic(ally)?\\b|build process|what happens|the (pipeline|workflow|script|system|ci) (will|does|runs|performs)|this (will|script|workflow|command|does)\\b|\\bwill:$|workflow (steps|does|will)|(ci/cd|pipeline) (steps|stages|flow|process)|under the hood|how it works|(script|job|workflow|command|pipeline) (performs|does|runs|executes|handles|will)"),
                    rule(
                            ENV,
                            "environment variables?|env(ironment)? vars?|required (variables|secrets|env)|\\bsecrets\\b|variables (required|needed|to set|:)"),
                    rule(ESCALATION, "escalat"),
                    rule(SEVERITY, "severit"),
                    rule(METRICS, "\\bmetrics\\b|thresholds?|\\bslos?\\b|targets?\\b"),
                    rule(TEMPLATE, "template|\\bmessage\\b|announce|post (in|to|on)|notify|email"),
                    rule(
                            BACKGROUND,
                            "^(note|notes|important|purpose|audience|architecture|features?|benefits?|pros|cons|advantages|limitations|resources|documentation|recommended tools|assumptions|context|rationale|key files|impact)\\b"));

    private static Rule rule(Lead lead, String words) {
        return new Rule(lead, Pattern.compile(words, CASE_INSENSITIVE));
    }

    /// What a label or heading announces.
    static Lead of(String text) {
        var words = PhaseNames.bare(text);
        if (words.length() > 300) {
            words = words.substring(0, 300);
        }
        for (var rule : RULES) {
            if (rule.words().matcher(words).find()) {
                return rule.lead();
            }
        }
        return NONE;
    }

    /// Whether lines under it are for reading only.
    boolean silent() {
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
}
