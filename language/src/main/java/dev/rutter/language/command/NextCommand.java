package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// The words behind a command of a line that lead on to the next one: `` `./upload`, look at the
/// preview, then `./go-live` ``.
public final class NextCommand {
    /// A regular expression for the words that say that something comes next.
    public static final String THEN =
            "(?:and\\s+|,?\\s*then\\s+)?(?:then|followed by|next|after(?:wards| that| this)|subsequently|finally|lastly|eventually)";

    /// Right behind the command, or behind what is done with its result.
    private static final QuickPattern LEADS_ON =
            QuickPattern.compile(
                    "^\\s*(?:\\([^()`]{0,80}\\)\\s*)?(?:[,;+/]|&&?|→|[-=]>|,?\\s*(?:and|or))\\s*$"
                            + "|(?:^|[\\s,;.(])"
                            + THEN
                            + "[\\s,:]*(?:(?:run|running|do|use|execute|type|by|with)\\s+)?$"
                            + "|[,;]\\s*(?:and\\s*)?$",
                    CASE_INSENSITIVE);

    /// Who else runs what stands behind these words, or whether it is run at all.
    private static final QuickPattern ELSE =
            QuickPattern.compile(
                    "\\b(?:which|calls?|runs|executes|invokes|instead|not|never|without|like|such as|e\\.g|includ\\w+|between|if|unless|or)\\b(?!\\W*$)|\\bnot\\W*$",
                    CASE_INSENSITIVE);

    /// A file that is named, and nothing that runs.
    private static final QuickPattern FILE =
            QuickPattern.compile(
                    "\\S+\\.(?:ya?ml|json|toml|ini|conf|cfg|env\\S*|txt|md|log|csv|xml|html?|css|sql|lock|zip|gz|tgz)");

    private NextCommand() {}

    /// Whether the words behind the last of the commands that are told lead on to `code`.
    static boolean next(String text, List<String> told, String code) {
        if (told.isEmpty() || FILE.matches(code) || !InlineCommands.runnable(code)) {
            return false;
        }
        var between = OtherCommand.between(text, told.getLast(), code);
        return LEADS_ON.find(between) && !ELSE.find(between);
    }
}
