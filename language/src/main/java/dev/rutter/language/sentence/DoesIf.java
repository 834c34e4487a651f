package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// What a command does in a certain case: `creates the bucket if it does not exist`, `It only
/// rebuilds if something changed`. It is run in any case, and finds out for itself.
final class DoesIf {
    private static final QuickPattern CLAUSE =
            QuickPattern.compile(
                    "(?:^[^\\w`]*|[.;!?]\\s+|,\\s+(?=which|that|it\\b))(`[^`]+`\\s+|(?:it|this|that|which|(?:the|this) (?:script|command|tool|job|program|migration|step|task|target|playbook|build))\\s+)?((?:(?:will|also|only|then|automatically|always|still|just)\\s+)*[a-z][\\w-]*s\\b[^.;!?,`]*)$",
                    CASE_INSENSITIVE);

    /// What is said of a step or of words, and no deed of a command.
    private static final QuickPattern NO_DEED =
            QuickPattern.compile(
                    "^(?:\\w+ly |only |also |then )*(?:is|was|has|applies|matters|counts|holds|succeeds|passes|works|happens|belongs|helps|makes sense)\\b",
                    CASE_INSENSITIVE);

    /// Of these nobody says that there are several.
    private static final QuickPattern VERB =
            QuickPattern.compile(
                    "^(?:(?:will|also|only|then|automatically|always|still|just)\\s+)*(?:aborts|asks|builds|cleans|creates|deletes|does|drops|exits|fails|finishes|gets|goes|installs|leaves|makes|needs (?:no|the|an?|\\d)|pauses|prints|prompts|rebuilds|recreates|refuses|removes|replaces|resumes|retries|returns|rolls back|runs|sends|shows|skips|starts|stops|takes|throws|tries|waits|warns)\\b(?!\\s*[:(])",
                    CASE_INSENSITIVE);

    /// No longer line is looked at.
    private static final int MOST = 500;

    private DoesIf() {}

    /// Whether a line tells of a command, up to the condition at its end, what it does then.
    ///
    /// @param condition its words
    static boolean told(String line, String condition) {
        var text = line.strip();
        var end = text.lastIndexOf(condition.strip());
        if (end <= 0 || end > MOST) {
            return false;
        }
        var said = text.substring(0, end).strip();
        var clause = CLAUSE.matcher(said);
        return clause.find()
                && (VERB.find(clause.group(2))
                        || (clause.group(1) != null && !NO_DEED.find(clause.group(2))));
    }
}
