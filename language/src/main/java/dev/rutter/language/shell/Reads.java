package dev.rutter.language.shell;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Commands that are known to read and never to write.
public final class Reads {
    private static final Pattern READS =
            Pattern.compile(
                    "(?:ls|cat|grep|egrep|zgrep|head|tail|wc|sort|uniq|cut|jq|echo|printf|pwd|which|date"
                            + "|df|du|free|uptime|ps|dig|nslookup|host|ping|whoami|id|hostname|true|test|\\["
                            + "|diff|stat|file|printenv"
                            + "|git (?:status|log|diff|show|rev-parse|describe|ls-files|ls-remote|rev-list"
                            + "|merge-base|branch --show-current|remote -v)"
                            + "|kubectl (?:get|describe|logs|top|version|cluster-info)"
                            + "|docker (?:ps|logs|images|inspect)|docker[ -]compose (?:ps|logs)"
                            + "|render (?:logs|services|deploys list)"
                            + "|(?:npx )?prisma migrate status|\\S+ --?version)\\b.*"
                            + "|\\[ .*|(?:ls|pwd|date|true|uptime|whoami|hostname)");

    private static final Pattern CURL_WRITES =
            Pattern.compile(
                    "\\s(?:-X\\s*(?!GET|HEAD)\\w+|--request[ =](?!GET|HEAD)\\w+|-d|--data\\S*|-F|--form"
                            + "|-T|--upload-file|--json|-o(?!\\s*/dev/null)|-O|--output"
                            + "(?!\\s+/dev/null))(?:\\s|=|'|\"|$)");

    private static final Pattern PSQL_READS =
            Pattern.compile(
                    "psql\\b[^;|&]*-c\\s*(?:'\\s*(?:select|show|\\\\d)[^';]*;?\\s*'"
                            + "|\"\\s*(?:select|show|\\\\d)[^\";$`]*;?\\s*\")\\s*");

    private static final Pattern WRITES_A_FILE =
            Pattern.compile("(?<![0-9&])>(?!\\s*(?:/dev/null|&))");

    private static final Pattern LINKED = Pattern.compile("[;|&<>]|\\$\\(|`");

    private static final Pattern SERVICE_STATE =
            Pattern.compile(
                    "(?:sudo )?systemctl (?:(?:--\\S+|-\\S+) )*(?:status|is-active|is-enabled|list-\\S+)\\b.*");

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern BETWEEN = Pattern.compile("&&|\\|\\||[;|\\n]");

    /// What is thrown away, or joined to what is printed, is no file.
    private static final Pattern NO_FILE = Pattern.compile("2>&1|\\d?>\\s*/dev/null");

    private static final Pattern TIMED = Pattern.compile("^time\\s+");

    private Reads() {}

    /// The commands of a script, those of a pipe each for itself, without its comments and without
    /// what is quoted in them.
    public static List<String> parts(String script) {
        var text = COMMENT.matcher(CONTINUED.matcher(script).replaceAll(" ")).replaceAll("");
        return BETWEEN.splitAsStream(QUOTED.matcher(text).replaceAll("''"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// Whether a shell statement only looks. Anything not known to be so is not.
    public static boolean only(String script) {
        var text = CONTINUED.matcher(script).replaceAll(" ").strip();
        if (text.contains("$(") || text.contains("`") || text.contains("<<")) {
            return false;
        }
        if (PSQL_READS.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return true;
        }
        var quiet = NO_FILE.matcher(text).replaceAll(" ");
        return !WRITES_A_FILE.matcher(QUOTED.matcher(quiet).replaceAll("''")).find()
                && parts(quiet).stream().allMatch(Reads::one);
    }

    private static boolean one(String command) {
        var bare = TIMED.matcher(command).replaceFirst("");
        if (bare.startsWith("curl ")) {
            return !CURL_WRITES.matcher(bare).find();
        }
        return READS.matcher(bare).matches();
    }

    /// Whether a line of a block only looks, or is only rehearsed.
    public static boolean line(String line) {
        var text = line.strip();
        return only(text)
                || (!LINKED.matcher(text).find()
                        && (OnlyLooked.is(text) || SERVICE_STATE.matcher(text).matches()));
    }
}
