package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Commands that change nothing, whatever words stand in them: they look something up (`command -v
/// pg_restore`, `kubectl get jobs db-restore`), or are only rehearsed (`--dry-run`).
public final class OnlyLooked {
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^(?:(?:sudo|time|watch|!|if|elif|while|until|then|do|else|\\(|\\{|[A-Za-z_]\\w*=\\S*)\\s+)*"
                            + "(?:command\\s+-[vV]|type|which|whereis|hash|man|ls|ll|cat|less|more|head|tail|file|stat|wc|tree|diff|test|\\[\\[?|chmod\\s+[augo]*\\+x"
                            + "|git\\s+(?:diff|show|status|blame|add|ls-files|ls-remote|rev-parse)"
                            + "|(?:kubectl|oc|k)\\s+(?:(?:-n|--namespace|--context|--kubeconfig)(?:=|\\s+)\\S+\\s+|-\\S+\\s+)*+(?:get|describe|logs|explain|top|events|rollout\\s+(?:status|history))"
                            + "|docker\\s+(?:ps|logs|inspect|images|stats|(?:container|image|volume|network|service|node|stack|secret|config)\\s+(?:ls|inspect))|docker(?:-|\\s+)compose\\s+(?:-\\S+\\s+)*(?:ps|logs|config)"
                            + "|helm\\s+(?:list|ls|history|status|get)|journalctl|velero\\s+(?:backup|restore|schedule)\\s+(?:get|describe|logs)"
                            + "|aws\\s+(?:--\\S+\\s+(?:[^-\\s]\\S*\\s+)?)*\\S+\\s+(?:describe|list|get)-\\S+"
                            + "|(?:az|gcloud|doctl|heroku|fly|flyctl|railway|vercel)\\s+(?:(?!(?:\\w+:)?(?:delete|destroy|remove|rm|purge|stop|restore|reset)\\b)[\\w:-]+\\s+)+(?:list|show|describe|ls|info|status|logs))(?=\\s|$)");

    private static final QuickPattern REHEARSED =
            QuickPattern.compile(
                    "\\s--?(?:dry-?run|what-?if|noop)(?!=(?:none|false|no|0)\\b)(?=[=\\s]|$)|\\bDRY_?RUN=(?:1|true|yes)\\s"
                            + "|\\s--help(?=\\s|$)",
                    CASE_INSENSITIVE);

    private OnlyLooked() {}

    /// Whether a single command does no more; what it is piped to is another's affair.
    public static boolean is(String command) {
        return LOOKS.find(command) || REHEARSED.find(command);
    }
}
