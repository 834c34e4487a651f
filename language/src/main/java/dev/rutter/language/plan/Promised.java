package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import java.util.regex.Pattern;

/// Whether a length of time is what a chapter says of its own duration: a label (`Estimated time:
/// 15 minutes`), a sentence on what is done there (`The rollback takes 10 minutes`), or a bracket
/// behind it (`Restart the workers (~5 min)`). What a cold start, a job of each night or the
/// pipeline of last year takes is no promise.
final class Promised {
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)^\\W*(?:[\\w/-]+ ){0,3}(?:time|duration|downtime|eta|rto|takes?|estimate[ds]?|total)\\b[^:]{0,20}:");

    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?i)\\b(?:(?:this|it|that|everything|all of (?:it|this)|(?:the |a |an |your |each )?(?:(?:whole|entire|full|typical|complete|database|schema|data|app|\\w+ing) ){0,2}(?:deploy\\w*|releas\\w*|roll-?outs?|roll-?backs?|way back|migrations?|upgrades?|updates?|switch\\w*|cut-?over|fail-?over|restor\\w+|restart\\w*|builds?|procedures?|process|steps?|chapter|phase|section|operation|change|maintenance|scripts?|command|going back|rolling back|reverting))\\b[^.;,]{0,40}\\b(?:takes?|lasts?|needs?|requires?|completes?|finish\\w*|is done|are done|are down|is down)\\b)");

    private static final Pattern COMMAND = Pattern.compile("(?i)(?:`|\\./)[^.;]{0,60}\\btakes?\\b");

    private static final Pattern OPENS =
            Pattern.compile(
                    "(?i)^\\W*(?:(?:this |it |usually |typically |normally |generally )*(?:takes?|lasts?|will take|should take)|plan for|plan|allow|expect(?:ed)?|estimated|approx\\w*|about|up to)\\b|^\\W*\\d");

    private static final Pattern BRACKET =
            Pattern.compile("\\([^()]*\\d\\s*[\\p{L}]+[^()]*\\)\\W*$");

    /// What is told of something else, or of another day.
    private static final Pattern OTHER =
            Pattern.compile(
                    "(?i)\\b(?:toler\\w+|surviv\\w+|withstands?|interruptions?|outages?|cold starts?|time-?outs?|times? out|expir\\w+|valid|ttl|cron\\w*|sessions?|(?:each|every|per) (?:night|day|week|month|hour)|nightly|daily|weekly|took|used to|old|former|last (?:year|time|month)|do(?:es)? not use|don't use|per (?!cent)[\\w-]+|(?:longer|more) than|downtime)\\b|^\\W*(?:if|when|should|without|unless)\\b");

    private Promised() {}

    /// Whether a chapter's own duration is that window's.
    static boolean by(Runbook.Chapter chapter, Entry.Window window) {
        if (window.kind() != Entry.Window.Kind.ESTIMATE) {
            return false;
        }
        var says = window.says();
        return window.span().line() == chapter.line()
                || LABEL.matcher(says).find()
                || (!OTHER.matcher(says).find()
                        && (OPENS.matcher(says).find()
                                || SENTENCE.matcher(says).find()
                                || COMMAND.matcher(says).find()
                                || BRACKET.matcher(says).find()));
    }
}
