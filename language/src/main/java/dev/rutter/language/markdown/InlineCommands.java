package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Commands in backticks that a line tells to run, as against commands that it only mentions.
final class InlineCommands {
    private static final Pattern TOLD =
            Pattern.compile(
                    "(?:\\b(?:run|runs|execute|execut\\w+|use|using|via|with|command|"
                            + "type|enter|issue|invoke|do|start|by)\\b[^`]{0,40}|[:→>—–-]\\s*|^"
                            + "\\W*)$",
                    CASE_INSENSITIVE);
    private static final Pattern MENTIONED =
            Pattern.compile(
                    "\\b(?:never|not|don't|instead of|without|by|after|before|if|when"
                            + "|because|like|such as|includes?|ensure|output of|runs|executes|a"
                            + "utomatically|than|was|from|contains?|in|matches|see|e\\.g\\.)\\s"
                            + "*$",
                    CASE_INSENSITIVE);

    /// Verbs whose object is a text, not something to start.
    private static final Pattern CHANGES =
            Pattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:\\*\\*)?(?:add|update|set|remove|includ"
                            + "e|edit|change|replace|put|ensure|append|insert|fix|rename|copy)"
                            + "\\b",
                    CASE_INSENSITIVE);

    private InlineCommands() {}

    static List<String> of(String text) {
        var out = new ArrayList<String>();
        if (text.indexOf('`') < 0 || text.length() > 4000) {
            return out;
        }
        for (var code : Inline.codes(text)) {
            var at = text.indexOf("`" + code);
            var before = at <= 0 ? "" : text.substring(0, at).replaceAll("\\*+", "");
            if ((runnable(code) && text.endsWith("(`" + code + "`)"))
                    || (runnable(code)
                            && TOLD.matcher(before).find()
                            && !MENTIONED.matcher(before).find())
                    || (runnable(code)
                            && Imperatives.tells(text)
                            && !CHANGES.matcher(text).find()
                            && !MENTIONED.matcher(before).find())) {
                out.add(code);
            }
        }
        return out;
    }

    private static boolean runnable(String code) {
        return code.length() > 2
                && CommandWords.known(code)
                && !code.matches("[A-Za-z_]\\w*=\\S*")
                && (code.contains(" ") || code.matches("\\.{1,2}/\\S+"))
                && !code.matches("/\\S*");
    }
}
