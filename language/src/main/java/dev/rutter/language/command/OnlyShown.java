package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What a block without a tag only shows, though its lines could be typed: where a file lies, or
/// what the words above it call an example, an output, a file's contents.
public final class OnlyShown {
    private static final QuickPattern EXAMPLE =
            QuickPattern.compile(
                    "\\b(example|sample|format|convention|output|expected|response"
                            + "|symptoms?|errors?|looks? like|returns?|logs?|structure|diagram"
                            + "|config(uration)? file|contents?|dockerfile|schema|payload)\\b",
                    CASE_INSENSITIVE);

    /// Of these words, those that say it of the block whatever else is said: `Clear the error logs`
    /// and `Schema update` tell what is done.
    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "\\b(?:(?:examples?|samples?)(?! (?:data|users?|contents?|records?|rows?|app)\\b)|expected|(?<!^)formats?|conventions?|outputs?|symptoms?|looks? like|diagram|payload|dockerfile)\\b"
                            + "|^(?:\\w+ )?(?:response|returns?|errors?|logs?|contents?|schema|structure|config(?:uration)? file)$",
                    CASE_INSENSITIVE);

    /// What stands in a line for itself is where a file lies, and no program: `~/.shop/key.json`.
    private static final QuickPattern FILE_PATH =
            QuickPattern.compile(
                    "\\s*(?:(?:[\\w.~$%{}-]*/|[A-Za-z]:\\\\|%\\w+%\\\\)[^\\s;|&`\"']*\\.(?:json|ya?ml|toml|conf|cfg|cnf|ini|env|properties|txt|md|log|pem|key|crt|cer|pub|p12|service|timer|socket|sql|csv|xml|html?|css|db|sqlite3?|zip|tgz|gz|tar|jar|war|plist|lock|list|rules)"
                            + "|/etc/(?!init\\.d/|rc\\.|cron\\.)[\\w./@-]+)\\s*");

    /// Several names of sources in a line are a list of them: no program has such a name.
    private static final QuickPattern FILE_LIST =
            QuickPattern.compile(
                    "\\s*(?:(?!\\./)[\\w./-]+\\.(?:py|c|h|cc|cpp|hpp|rs|go|java|kt|rb|js|jsx|ts|tsx|css|json|ya?ml|toml|cfg|ini|md|rst|txt|xml|gradle|lock|properties|plist|csproj|gemspec|podspec)[\\s,]+){2,40}");

    /// `/api/health`: what an address goes on with, and no program of a machine.
    private static final QuickPattern URL_PATH =
            QuickPattern.compile(
                    "\\s*/(?!(?:usr|opt|home|srv|var|root|s?bin|etc|tmp|mnt|app|data|workspace|snap|nix)/)[\\w{}:-]+(?:/[\\w{}:-]+)*/?(?:\\?\\S*)?\\s*");

    private OnlyShown() {}

    /// Whether words speak of what is shown.
    static boolean says(String words) {
        return EXAMPLE.find(words);
    }

    /// Whether the words above a block of commands say that it only shows something.
    public static boolean above(Scope scope, String lead) {
        var tells = lead.equals(scope.title()) || Imperatives.tells(lead);
        return tells ? SHOWS.find(PhaseNames.untimed(lead)) : says(lead);
    }

    /// Whether lines are no more than the places of files or the path of an address.
    public static boolean places(List<String> lines) {
        return (lines.size() == 1 && URL_PATH.matches(lines.getFirst()))
                || lines.stream()
                        .allMatch(line ->
                                FILE_PATH.matches(line)
                                        || (line.length() < 500 && FILE_LIST.matches(line + " ")));
    }

    /// A name that something is to be done to.
    private static final QuickPattern FILES =
            QuickPattern.compile(
                    "\\s*[\\w-][\\w.-]*(?:/[\\w.-]+)*\\.[a-z]{1,5}(?:\\s+[\\w-][\\w.-]*(?:/[\\w.-]+)*\\.[a-z]{1,5}){1,20}\\s*");

    private static final QuickPattern NAMES_FILES =
            QuickPattern.compile("\\b(?:in|files?|following)\\W*:\\W*$", CASE_INSENSITIVE);

    /// Whether a block lists the files that the words above it speak of: `Update the version in:`,
    /// then `setup.py app.yml`.
    static boolean files(List<String> lines, String lead) {
        return NAMES_FILES.find(lead) && lines.stream().allMatch(FILES::matches);
    }
}
