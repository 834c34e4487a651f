package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Words that tell to write lines down where they are run later and by something else: `Add this
/// step to the pipeline:`, `In your crontab, add:`. What stands below them is not run now.
public final class PutInto {
    private static final String PUT = "(?:add|append|insert|paste|put|includ|plac|copy)(?:e|ing)?";

    /// What a command adds itself.
    private static final String OTHER =
            "(?:secret|variable|token|key|credential|password|user|member|role|label|webhook|runner|node|server|host|account)s?\\b";

    /// Lines, and not a secret or a user that a command adds there.
    private static final String LINES =
            "(?:th(?:is|ese|e following)(?:\\s+(?!"
                    + OTHER
                    + ")[\\w-]+){0,2}|it|(?:the|an?|one)\\s+(?:[\\w-]+\\s+){0,3}?(?:steps?|lines?|calls?|commands?|jobs?|stages?|blocks?|snippets?|entry|entries|tasks?|invocations?|stanzas?))";

    private static final String PLACE =
            "(?:pipelines?|workflows?(?: files?)?|crontab|ci(?:/cd)? (?:config\\w*|jobs?|scripts?|files?|definition|setup)|jenkinsfile|gitlab-ci(?:\\.ya?ml)?|dockerfile|makefile|bash_?rc|zshrc|(?:shell |bash )profile|(?:deploy\\w*|start-?up|build|release|entry ?point|init|boot(?:strap)?) scripts?|user[- ]data|cloud-init|unit file|(?:pre|post)-?(?:commit|push|merge|receive|deploy|start)? ?(?:hook|script)s?|git hooks?)\\b";

    /// The place is named, and not something else by it: `the pipeline account`.
    private static final String ENDS =
            "(?=\\W*$|\\s*[.,;:()!–—]|\\s+(?:-|(?:of|for|on|in|at|as|so|to|and|then|that|which|after|before|behind|right|when|with|by|if|because)\\b))";

    private static final QuickPattern TELLS =
            QuickPattern.compile(
                    "(?:^|[.,;:]\\s+|\\b(?:and|then|or|first|to)\\s+)\\W*(?:\\d+[.)]\\s*)?(?:now |then |first |next,? )?(?:"
                            + PUT
                            + "\\s+(?:also\\s+)?"
                            + LINES
                            + "\\s+(?:in ?to|to|in|inside(?: of)?|at the (?:end|top|bottom) of)\\s+(?:the |your |our |that |its |each )?(?:(?!before\\b|after\\b|when\\b|with\\b|using\\b)[\\w'’/-]+\\s+){0,4}?"
                            + PLACE
                            + ENDS
                            + "|(?:in(?:side)?|to|at the end of)\\s+(?:the |your |our |that |its |each )?(?:[\\w'’/-]+\\s+){0,4}?"
                            + PLACE
                            + "(?:\\s+(?:of|for|on|at)\\b[^.;:,]{0,26})?,?\\s+"
                            + PUT
                            + "(?:\\s+(?:also\\s+)?"
                            + LINES
                            + "|\\W*$))",
                    CASE_INSENSITIVE);

    private PutInto() {}

    /// Whether a line orders anything, or this.
    public static boolean orders(String line) {
        return Imperatives.tells(line) || tells(Inline.plain(line));
    }

    /// The same of a paragraph, whose later sentences may do so where something is done.
    public static boolean orders(String words, boolean acting) {
        return orders(words) || (acting && Imperatives.deedLater(words));
    }

    /// Whether they do.
    public static boolean tells(String words) {
        return words.length() < 400 && TELLS.find(words);
    }
}
