package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Words in capitals that stand where a value does: `./deploy.sh ENVIRONMENT`, `shop:VERSION`,
/// `https://HOSTNAME/health`. What names a variable (`export API_TOKEN`, `secrets set API_TOKEN`),
/// a method or a signal stands for itself.
public final class BareNames {
    private static final String NOUN =
            "ENVIRONMENT|NAME|VERSION|TAG|COMMIT|SHA|HASH|BRANCH|HOST|HOSTNAME|SERVER|NAMESPACE|REGION|PROJECT|BUCKET|CLUSTER"
                    + "|USERNAME|PASSWORD|TOKEN|ID|DOMAIN|PORT|URL|INSTANCE|RELEASE|IMAGE|DATE|TIMESTAMP|FILE|FILENAME|ADDRESS|IP|ACCOUNT"
                    + "|POD|CONTAINER|DEPLOYMENT|REVISION|STAGE|NUMBER|SERVICE";

    /// Alone a short noun may be anything.
    private static final QuickPattern WORD =
            QuickPattern.compile(
                    "(?=[A-Z])(?:(?<=\\s)|(?<=[\\w.-][:/@])|(?<=//)|(?<=--[\\w-]{1,40}=))((?:[A-Z][A-Z0-9]*_)+(?:"
                            + NOUN
                            + ")|ENVIRONMENT|VERSION|COMMIT|BRANCH|HOSTNAME|NAMESPACE|REGION|USERNAME|BUCKET|INSTANCE|TIMESTAMP|FILENAME|REVISION|TAG|SHA|HASH|POD)"
                            + "(?=[\\s/:.,;)|&]|$)");

    /// As a part of a word, what the day or the version gives it: `backup-YYYYMMDD.tar.gz`,
    /// `shop.db.TIMESTAMP`; and the number of `helm rollback shop N`.
    private static final QuickPattern PART =
            QuickPattern.compile(
                    "(?=[DNTVY])(?:(?<![A-Za-z0-9$%{}])(YYYY(?:[-_.]?MM(?:[-_.]?DD)?)?(?:[-_.T]?HH[-_.:]?(?:MM|mm)(?:[-_.:]?(?:SS|ss))?Z?)?)(?![A-Za-z0-9}%=])"
                            + "|(?<=[a-z0-9][._-])(TIMESTAMP|DATETIME|DATE|VERSION)(?=[\\s/:.,;)|&_-]|$)(?!_?[A-Z]+=)"
                            + "|(?:(?<=\\s)|(?<=--[\\w-]{1,40}=))(N)(?=\\s*$|\\s+-))");

    /// A date's form is none.
    private static final QuickPattern FORM =
            QuickPattern.compile("(?:format|fmt|pattern|to_char)\\W{0,3}$", CASE_INSENSITIVE);

    /// To these a name in capitals is a name, or a text.
    private static final QuickPattern NAMES =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:export|unset|printenv|env|read|declare|local|readonly|set|setx|echo|printf|cat|[ef]?grep|rg|awk|sed|jq|select|kill|pkill|trap|test|yes|\\[)(?:\\s|$)"
                            + "|\\b(?:env|envs|secrets?|config|vars?|variables?|parameters?|getenv|config:\\w+|set|unset|get|set-env-vars|update-env-vars)(?:\\s+[^\\s-]\\S*)*\\s+$"
                            + "|\\s(?:-e|--env|--build-arg|--env-var|--secret|-v)\\s+$");

    private static final QuickPattern QUOTED = QuickPattern.compile("'[^']*'|\"[^\"]*\\s[^\"]*\"");

    private BareNames() {}

    /// Names in capitals that stand as words of a command and are meant to be replaced, in order.
    public static List<String> in(String script) {
        if (script.indexOf('\n') >= 0 && script.contains("<<")) {
            return List.of();
        }
        var parts = PART.find(script);
        if (!parts && !WORD.find(script)) {
            return List.of();
        }
        var text = without(QUOTED, script);
        var found = new LinkedHashSet<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1);
            if (!NAMES.find(text.substring(0, matcher.start())) && stands(script, name)) {
                found.add(name);
            }
        }
        if (parts) {
            parts(text, found);
        }
        return List.copyOf(found);
    }

    /// The script with quotes in the place of what it quotes as a text.
    static String without(QuickPattern texts, String script) {
        var masked = new StringBuilder(script);
        var quoted = texts.matcher(script);
        while (quoted.find()) {
            for (var i = quoted.start(); i < quoted.end(); i++) {
                masked.setCharAt(i, '"');
            }
        }
        return masked.toString();
    }

    private static void parts(String text, Set<String> found) {
        var matcher = PART.matcher(text);
        while (matcher.find()) {
            var before = text.substring(0, matcher.start());
            if (!NAMES.find(before) && !FORM.find(before)) {
                found.add(matcher.group());
            }
        }
    }

    /// Whether the name stands nowhere as a part of another word, as a variable or as its setting:
    /// what is put in its place is put in the place of all.
    private static boolean stands(String script, String name) {
        for (var at = script.indexOf(name); at >= 0; at = script.indexOf(name, at + 1)) {
            var before = at == 0 ? ' ' : script.charAt(at - 1);
            var end = at + name.length();
            var after = end == script.length() ? ' ' : script.charAt(end);
            if (before == '$'
                    || before == '{'
                    || before == '<'
                    || before == '['
                    || before == '%'
                    || after == '='
                    || part(before)
                    || part(after)) {
                return false;
            }
        }
        return true;
    }

    private static boolean part(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
