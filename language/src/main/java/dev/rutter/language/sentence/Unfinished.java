package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Commands that nobody can run as they stand: a command's bare name without the object that it
/// needs, a search in nothing, a function's name.
public final class Unfinished {
    private static final QuickPattern NAME_ONLY =
            QuickPattern.compile(
                    "(?:sudo\\s+)?(?:docker\\s+(?:container\\s+|network\\s+|volume\\s+|image\\s+)?(?:restart|rm|stop|start|cp|exec|commit|tag|kill|run|create|connect|disconnect|recreate|push|pull|save|load)"
                            + "|docker(?:-|\\s+)compose\\s+(?:exec|run)"
                            + "|(?:kubectl|oc)\\s+(?:apply|delete|scale|set|set\\s+image|exec|edit|patch|logs|cordon|drain|uncordon|describe|cp|port-forward|create|create\\s+secret|label|annotate|taint|wait|rollout|rollout\\s+(?:status|undo|restart|pause|resume|history))"
                            + "|systemctl\\s+(?:re)?(?:start|stop|load|enable|disable|mask)|helm\\s+(?:upgrade|install|rollback|uninstall|repo\\s+add)"
                            + "|git\\s+(?:checkout|clone|revert|cherry-pick|restore|switch)"
                            + "|terraform\\s+(?:import|taint|untaint|state\\s+(?:rm|mv))|vault\\s+(?:kv\\s+)?(?:get|put|write|read)"
                            + "|(?:npx\\s+|bunx\\s+|pnpm\\s+(?:dlx\\s+|exec\\s+)?)?(?:wrangler\\s+(?:secret\\s+(?:put|delete|bulk)|kv[: ]key\\s+\\w+|r2\\s+object\\s+\\w+|d1\\s+(?:execute|migrations\\s+apply))|vercel\\s+(?:alias\\s+set|env\\s+(?:add|rm)|promote)|firebase\\s+functions:secrets:set|supabase\\s+secrets\\s+set|convex\\s+env\\s+set)"
                            + "|fly(?:ctl)?\\s+secrets\\s+(?:set|unset)|heroku\\s+config:(?:set|unset)|railway\\s+variables\\s+--set|gh\\s+(?:secret|variable)\\s+set|gh\\s+release\\s+(?:delete|upload|edit)|gcloud\\s+secrets\\s+(?:create|versions\\s+add)"
                            + "|aws\\s+s3\\s+(?:cp|mv|rm|sync|rb|mb)|gsutil\\s+(?:cp|mv|rm|rsync)|(?:npm|yarn|pnpm)\\s+(?:dist-tag\\s+add|deprecate|unpublish)|cargo\\s+yank|gem\\s+(?:yank|push)|twine\\s+upload)"
                            + "|[ef]?grep(?:\\s+-[A-Za-qs-z]+)*\\s+(?:'[^']*'|\"[^\"]*\"|[^\\s'\"-]\\S*)|\\w+\\(\\)(?!\\s*\\{).*");

    /// A way in which it was done, and no order.
    private static final QuickPattern NAMED =
            QuickPattern.compile("\\b(?:via|with|using|by|through)\\W*$", CASE_INSENSITIVE);

    /// What looks at something that it is told, with options and nothing to look at.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "(?:sudo\\s+)?(ls|find|tree|stat|file|test|[ef]?grep|rg|diff|cmp|cat|head|tail|less|wc|md5sum|sha\\d{1,3}sum|shasum|cksum|dig|nslookup|host|ping|curl|wget|nc|telnet|readlink|realpath|which|jq|yq|xxd|ldd)(?:\\s+-{1,2}[A-Za-z][\\w=-]{0,40}){1,4}");

    /// Those that look at the folder that they are started in.
    private static final QuickPattern LOOKS_AROUND = QuickPattern.compile("ls|find|tree");

    /// Of how many it is said, or that it was done.
    private static final QuickPattern OF_EACH =
            QuickPattern.compile(
                    "\\b(?:each|every|all|both|verified|checked|confirmed|compared|tested|validated|proven|inspected)\\b",
                    CASE_INSENSITIVE);

    private Unfinished() {}

    /// Whether a command is only the means by which something was looked at: ``Every path verified
    /// with `ls -d` ``. Started as it stands it looks at nothing, or at something else.
    public static boolean proves(String script, String before) {
        var looks = LOOKS.matcher(script);
        return looks.matches()
                && named(before)
                && (!LOOKS_AROUND.matches(looks.group(1)) || OF_EACH.find(before));
    }

    /// Whether a statement is no more than the name of what needs an object.
    public static boolean is(String script) {
        return NAME_ONLY.matches(script);
    }

    /// Whether the words before it only name it.
    public static boolean named(String before) {
        return NAMED.find(before);
    }

    /// Why a person has to type it, where a line orders it all the same.
    public static Optional<String> why(String script) {
        return is(script)
                ? Optional.of("it names a command without what that is to be done with")
                : Optional.empty();
    }
}
