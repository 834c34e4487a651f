package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What becomes of a step that had begun when the engine died, by the shape of what it does. Only
/// shapes known to read and never write are repeated; whatever is not recognised is not.
final class Interruption {
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

    private Interruption() {}

    static IfInterrupted of(Action action, Step.Danger danger) {
        if (danger.grave()) {
            return IfInterrupted.ASK;
        }
        return switch (action) {
            case Action.Shell shell ->
                    reads(shell.script()) ? IfInterrupted.REPEAT : IfInterrupted.ADOPT;
            case Action.Query query ->
                    readsRows(query.sql()) ? IfInterrupted.REPEAT : IfInterrupted.ASK;
            case Action.Http http ->
                    List.of("GET", "HEAD").contains(http.method())
                            ? IfInterrupted.REPEAT
                            : IfInterrupted.ASK;
            case Action.Hosting hosting ->
                    switch (hosting.act()) {
                        case DEPLOY, AWAIT_LIVE, ROLL_BACK, RESTART -> IfInterrupted.ADOPT;
                        case READ_LOGS, LOGS_WITHOUT_ERRORS -> IfInterrupted.REPEAT;
                    };
            case Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    IfInterrupted.REPEAT;
            case Action.Attended _ -> IfInterrupted.ASK;
        };
    }

    /// Whether a shell statement only looks. Anything not known to be so is not.
    static boolean reads(String script) {
        var text = script.replaceAll("\\\\\\n", " ").strip();
        if (text.contains("$(") || text.contains("`") || text.contains("<<")) {
            return false;
        }
        if (PSQL_READS.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return true;
        }
        var quiet = text.replaceAll("2>&1", " ").replaceAll("\\d?>\\s*/dev/null", " ");
        if (WRITES_A_FILE.matcher(quiet.replaceAll("'[^']*'|\"[^\"]*\"", "''")).find()) {
            return false;
        }
        return List.of(quiet.replaceAll("'[^']*'|\"[^\"]*\"", "''").split("&&|\\|\\||[;|\\n]"))
                .stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .allMatch(Interruption::readsOne);
    }

    private static boolean readsOne(String command) {
        var bare = command.replaceFirst("^time\\s+", "");
        if (bare.startsWith("curl ")) {
            return !CURL_WRITES.matcher(bare).find();
        }
        return READS.matcher(bare).matches();
    }

    /// Whether an SQL statement only looks. Anything not known to be so does not.
    static boolean readsRows(String sql) {
        var text = sql.replaceAll("--[^\\n]*", " ").strip().toLowerCase(Locale.ROOT);
        var calls =
                Pattern.compile("pg_(?:terminate|cancel)_backend|nextval|setval|pg_reload_conf");
        return text.matches("(?s)(?:select|show|explain(?!\\s+analy)|table)\\b.*")
                && !calls.matcher(text).find()
                && !text.matches("(?s).*\\binto\\b.*|.*\\bfor\\s+update\\b.*");
    }
}
