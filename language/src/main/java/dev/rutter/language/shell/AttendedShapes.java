package dev.rutter.language.shell;

import dev.rutter.language.text.Expressions;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Commands that need a person at a terminal: clients that prompt, remote shells, editors, what
/// follows a log until it is interrupted.
public final class AttendedShapes {
    private static final QuickPattern PSQL_MYSQL =
            QuickPattern.compile(
                    "(?s).*\\b(psql|mysql|mariadb|sqlite3|sqlplus|sqlcmd|dbconsole|dbshell|pg:psql|cqlsh)\\b.*");

    /// Variables that stand before a command change nothing in what it needs.
    private static final QuickPattern ASSIGNED =
            QuickPattern.compile("^(?:[A-Za-z_]\\w*=[^\\s$`\"'(]*\\s+)+(?=\\S)");

    /// What follows without being asked to, and the option with which it ends. Each by its own
    /// page: https://fly.io/docs/flyctl/logs, https://docs.convex.dev/cli/reference/logs,
    /// https://docs.railway.com/cli/logs, https://pm2.keymetrics.io/docs/usage/log-management,
    /// https://github.com/stern/stern, https://developers.cloudflare.com/workers/wrangler/commands
    /// (tail), https://cli.netlify.com/commands/logs, https://docs.cloudfoundry.org (cf logs),
    /// https://devcenter.heroku.com/articles/heroku-cli-commands (logs -t), https://dokku.com/docs
    /// (logs -t). `vercel logs` is none: it shows what was logged, and ends.
    private static final String FOLLOWS_UNASKED =
            "^(?:(?:.*&&\\s*)?(?:npx\\s+(?:-\\S+\\s+)?|bunx\\s+|pnpm\\s+(?:dlx\\s+|exec\\s+)?|yarn\\s+(?:dlx\\s+)?|sudo\\s+)?)(?:"
                    + String.join(
                            "|",
                            "fly(?:ctl)?\\s+logs\\b(?!.*\\s(?:-n|--no-tail)\\b)",
                            "convex\\s+logs\\b",
                            "railway\\s+logs?\\b(?!.*\\s(?:-n|--lines|-S|--since|-U|--until)\\b)",
                            "pm2\\s+(?:monit\\b|logs?\\b(?!.*\\s--nostream\\b))",
                            "stern\\s+(?!.*--(?:no-follow|version))\\S",
                            "wrangler\\s+(?:pages\\s+deployment\\s+)?tail\\b",
                            "(?:netlify|ntl)\\s+logs:(?:functions?|deploy|build)\\b",
                            "cf\\s+logs\\s+(?!.*--recent)\\S",
                            "(?:heroku|dokku|sls|serverless)\\s+logs\\b.*\\s-t\\b")
                    + ")(?!.*(?:\\s--help\\b|\\|\\s*head\\b|(?<!&)&\\s*$))";

    /// Behind other commands of its line, but with nothing piped into it.
    static final String BEGINS =
            "^(?:[^|]*(?:&&|;)\\s*)?(?:npx\\s+(?:-\\S+\\s+)?|bunx\\s+|pnpm\\s+(?:dlx\\s+|exec\\s+)?|yarn\\s+(?:dlx\\s+)?|sudo\\s+)?";

    record Shape(QuickPattern pattern, String why) {}

    private static final List<Shape> SHAPES =
            List.of(
                    shape(
                            "^(?:sudo\\s+(?:-\\w+\\s+)*)?(?:/(?:usr/)?bin/)?(?:ba|z|k|da)?sh(?:\\s+(?:-[li]+|--login))*\\s*$"
                                    + "|^sudo\\s+(?:-\\w+\\s+)*-(?:i|s|-login|-shell)(?:\\s+-\\w+(?:\\s+\\w+)?)*\\s*$|^(?:sudo\\s+)?su(?:\\s+-l?)?(?:\\s+[\\w-]+)?\\s*$",
                            "it opens a session of another shell"),
                    shape(
                            "^(?:sftp|ftp|lftp)(?!.*(?:\\s-b\\s|\\s-[ce]\\s|<))\\s[^|;&]*$",
                            "it opens a session of its own"),
                    shape(
                            "\\baws\\b.*\\bssm\\s+start-session\\b(?!.*--document-name)|\\S*ssm-(?:instance|session)\\b|\\bgcloud\\s+(?:beta\\s+)?compute\\s+ssh\\b(?!.*--command)"
                                    + "|\\baz\\s+ssh\\s+vm\\b|\\bfly(?:ctl)?\\s+ssh\\s+console\\b(?!.*\\s(?:-C|--command))|\\bvagrant\\s+ssh\\b(?!.*\\s-c)|^eb\\s+ssh\\b|\\bdoctl\\s+compute\\s+ssh\\b|^tsh\\s+ssh\\s+\\S+\\s*$",
                            "it opens a session on another machine"),
                    shape(
                            "^(?:sudo (?:-\\w+ \\w+ )?)?(?:vi|vim|nvim|nano|emacs|code|visudo"
                                    + "|less|more|htop|top|k9s|lazydocker|iotop"
                                    + "|screen|tmux)\\b(?!.*\\|"
                                    + ")(?!.* -b\\b)(?!.*\\s--(?:version|help)\\b)",
                            "it opens a program that needs a screen"),
                    shape(
                            "^(?:sudo )?crontab -e|\\bkubectl\\b.* edit\\b"
                                    + "|\\brails credentials:edit|\\bsystemctl edit\\b",
                            "it opens an editor"),
                    shape(
                            "^(?:kubectl|oc|docker(?:[- ]compose)?|podman"
                                    + "|k)\\b.*\\s(?:-it|-ti|-i -t|-t -i|--stdin --tty"
                                    + "|attach)\\b.*(?:\\s(?:ba|z)?sh|psql|mysql|mongo\\w*"
                                    + "|redis-cli|python3?|irb|console|attach\\b.*"
                                    + "|/bin/\\w*sh)\\b[^-|;&]*$",
                            "it opens a session inside a container"),
                    shape(
                            "^heroku\\s+run\\s+(?:[^;|&]*\\s)?(?:ba|z)?sh\\s*$",
                            "it opens a session inside a container"),
                    shape(
                            "^(?:sudo )?ssh\\s+(?:-\\w+\\s+(?:[^\\s-]\\S*\\s+)?)*[\\w.@<>$\\["
                                    + "\\]{}-]+\\s*$",
                            "it opens a session on another machine"),
                    shape(
                            // What goes in somewhere, and last a shell without a command for it.
                            "^(?!.*\\b(?:install|add|which|chsh|user(?:mod|add)|man|remove|pull)\\b)(?:sudo\\s+)?(?:(?:sudo|doas|runuser|env|nsenter|unshare|chroot|ssh)\\s(?:(?:-\\S+|\\S+@\\S+|[\\w.]+|/\\S*|[A-Za-z_]\\w*=\\S*)\\s+){0,9}?|(?:incus|lxc|lxc-attach|kubectl|oc|k|docker(?:[- ]compose)?|podman(?:[- ]compose)?|nerdctl|crictl|heroku|fly|flyctl|railway|dokku|cf|aws|poetry|pipenv)\\s(?:[^|;&<>]*\\s)?(?:exec|run|rsh|debug|ssh|-n)\\s(?:[^|;&<>]*\\s)?)(?:/\\S*/)?(?:ba|z|k|da|a|fi)?sh(?:\\s+(?:-[li]+|--login|-a\\s+\\S+|--app\\s+\\S+))*\\s*$"
                                    + "|^(?:sudo\\s+)?(?:ssh\\s[^|;&<>]*\\s(?:sudo\\s+(?:-\\w\\s+\\w+\\s+)?-[is]|sudo\\s+su(?:\\s+-)?|ssh\\s+[\\w.@-]+)|machinectl\\s+(?:shell|login)\\b[^|;&]*|mosh\\s[^|;&]*|telnet\\s[^|;&<]*|chroot\\s+\\S+|(?:fly|flyctl)\\s+console\\b[^|;&]*|dokku\\s+enter\\b[^|;&]*|cf\\s+ssh\\s+\\S+)\\s*$",
                            "it opens a session of another shell"),
                    shape(
                            "^(?:sudo (?:-u \\w+ )?)?(?:psql|mysql|mariadb|mongosh"
                                    + "|mongo|sqlite3|cqlsh|sqlplus"
                                    + "|sqlcmd)\\b(?!.*(?:\\s-\\w*[cfele]\\b|--command|--file"
                                    + "|--execute|--eval|\\s--version|\\s-l\\b|<|\\|))[^|;]*$",
                            "it opens a database client that waits for input"),
                    shape(
                            "^(?:sudo )?redis-cli(?:\\s+-[hpanu]\\s+\\S+|\\s+--\\w[\\w-]*(?![\\w-])(?<!--version))*\\s*$",
                            "it opens a database client that waits for input"),
                    shape(
                            "^(?:sudo )?(?:docker|podman)\\b.*\\s(?:exec|run)\\s(?:.*\\s)?(?:-it|-ti|-i -t|-t -i)\\s",
                            "it asks for a terminal, without which it refuses"),
                    shape(
                            "\\b(?:logs?|journalctl|stern|tail)"
                                    + "\\b.*\\s(?:-\\w*f\\w*|-F|--follow|--tail(?![= ]*\\d))(?=\\s|$)(?!\\S*=)"
                                    + "(?!\\s+\\S+\\.(?:ya?ml|json)\\b)"
                                    + "(?!.*\\b(?:apply|create|delete|replace|timeout)\\b)",
                            "it follows a log until somebody stops it"),
                    shape(
                            "(?:^|[;&]\\s*)(?:sudo\\s+)?(?:/\\S*/)?tail\\s(?:[^|;&]*\\s)?(?:-\\w*[fF]\\w*|--follow(?:=\\w+)?|--retry)(?=\\s|$)",
                            "it follows a log until somebody stops it"),
                    shape(FOLLOWS_UNASKED, "it follows a log until somebody stops it"),
                    shape(
                            "^(?:watch|wscat|websocat)\\s|^(?!.*\\baws\\b).*\\blogs? tail\\b|\\b(?:kubectl|oc|k)\\b(?!.*\\srollout\\s+status\\b).*\\s(?:-w|--watch(?:-only)?)(?=\\s|$)|\\bport-forward\\b"
                                    + "|^kubectl\\s+proxy\\b|^fly(?:ctl)?\\s+proxy\\b|^docker\\s+(?:stats\\b(?!.*--no-stream)|events\\b(?!.*--until))|^redis-cli\\b.*\\smonitor\\s*$|^(?:sudo )?ping\\s+(?!.*-[cnw]\\s*\\d)\\S",
                            "it goes on until somebody stops it"),
                    shape(
                            "^(?:npm|yarn|pnpm|bun)\\s+(?:run\\s+)?(?:(?:dev|start|serve)(?::(?:dev|prod|production|staging|local|server|web|api|all))?|db:studio|studio|watch)(?:\\s+--[^&|;]*)?\\s*$|\\bprisma studio\\b"
                                    + "|^(?:(?:npx|bunx|pnpm exec|yarn|poetry run|bundle exec|uv run)\\s+)?(?:next dev|vite(?:\\s+dev)?|nodemon|ng serve|gatsby develop|rails s(?:erver)?|flask run|mkdocs serve|hugo server|jekyll serve"
                                    + "|(?:php\\s+)?artisan serve|python3? (?:-m http\\.server|manage\\.py runserver)|(?:wrangler|netlify|vercel) dev|firebase (?:emulators:start|serve)|supabase functions serve|hardhat node|anvil|ganache)\\b(?!.*&\\s*$)"
                                    + "|^docker(?:-|\\s+)compose\\s(?!(?:.*\\s)?(?:run|exec)\\s)(?:.*\\s)?up\\b(?!.*(?:\\s-\\w*d\\w*\\b|--detach|--wait|--no-start|--exit-code-from|--abort-on-container-exit|--help|&\\s*$|[|;&]))",
                            "it starts something that goes on until somebody stops it"),
                    shape(
                            BEGINS
                                    + "(?:(?:terraform|tofu|terragrunt)\\s+(?:-\\S+\\s+)*(?!.*auto-approve)(?:apply(?:\\s+-{1,2}(?:var|var-file|target|replace|state|backup)\\s+(?:'[^']*'|\"[^\"]*\"|[^-\\s]\\S*)|\\s+-{1,2}[\\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\\s\"']\\S*)?)?)*\\s*(?:$|[&;|>])|destroy\\b)"
                                    + "|pulumi\\s+(?:up|update|destroy|refresh|down)\\b(?!.*\\s(?:--yes|-y\\w*|--non-interactive)\\b)"
                                    + "|(?:cdk|npx cdk)\\s+(?:deploy\\b(?!.*--require-approval[= ]never)|destroy\\b(?!.*\\s(?:--force|-f)\\b))"
                                    + "|sam\\s+deploy\\b.*\\s(?:--guided|-g)\\b|supabase\\s+db\\s+reset\\s+--linked\\b(?!.*\\s--yes\\b)"
                                    + "|heroku\\s+(?:apps:destroy|pg:reset|pg:restore|pg:backups:restore|maintenance:destroy|addons:destroy)\\b(?!.*\\s(?:--confirm|-c)\\b))",
                            "it asks before it goes on"),
                    shape(
                            BEGINS
                                    + "(?:wrangler\\s+(?:pages\\s+)?secret\\s+put\\s+\\S+(?!.*<)|vercel\\s+env\\s+add\\s+\\S+(?!.*<)|firebase\\s+functions:secrets:set\\s+\\S+(?!.*--data-file)|gh\\s+secret\\s+set\\s+\\S+(?!.*(?:\\s(?:--body|-b|--env-file|-f)\\b|<)))",
                            "it asks for the value"),
                    shape(
                            BEGINS + "fly(?:ctl)?\\s+(?:postgres|pg|mpg)\\s+connect\\b",
                            "it opens a database client that waits for input"),
                    shape("^gh run watch(?:\\s+-\\S+)*\\s*$", "it asks which run is meant"),
                    shape(
                            "^(?:npx )?(?:vercel|railway|heroku|render|fly|flyctl"
                                    + "|gh auth|az|gcloud auth|supabase|netlify|wrangler|firebase"
                                    + "|vault|terraform|npm|docker|oc"
                                    + "|aws sso)\\s+login\\b(?!.*(?:--token|--service-principal"
                                    + "|-u\\b|--username|--password-stdin|token=|role_id="
                                    + "|-method=(?:approle|aws|gcp|kubernetes)))",
                            "it logs somebody in"),
                    shape(
                            "\\brails (?:c|console|dbconsole|db)(?![\\w:])"
                                    + "|\\bartisan tinker\\s*$|\\b(?:flask"
                                    + "|django-admin) shell\\s*$|\\biex -S\\b"
                                    + "|\\bmanage\\.py (?:shell|dbshell)\\b"
                                    + "|\\bheroku (?:run )?(?:bash|pg:psql|console)\\b"
                                    + "|^(?:python3?|node|irb|iex|php -a|ipython|bpython|ghci|pry"
                                    + "|jshell|psysh)\\s*$",
                            "it opens a console"));

    /// An editor that is named in the line itself edits by itself: `GIT_EDITOR=true`.
    private static final QuickPattern NO_EDITOR =
            QuickPattern.compile("\\b(?:GIT_(?:SEQUENCE_)?)?EDITOR=\\S|\\bcore\\.editor=\\S");

    private static final Expressions<Shape> TABLE =
            Expressions.of(
                    Stream.of(SHAPES, AttendedPrograms.SHAPES).flatMap(List::stream).toList(),
                    Shape::pattern);

    private AttendedShapes() {}

    static Shape shape(String pattern, String why) {
        return new Shape(QuickPattern.compile(pattern), why);
    }

    /// Why it needs a person, or empty.
    public static Optional<String> why(String script) {
        var text = script.length() > 2000 ? script.substring(0, 2000) : script;
        if (text.indexOf('\n') >= 0 && !text.contains("\\\n")) {
            return AttendedPrograms.asksWithin(text)
                    ? Optional.of(AttendedPrograms.ASKS)
                    : AttendedPrograms.endless(text)
                            ? Optional.of("it goes on until somebody stops it")
                            : Optional.empty();
        }
        if (NO_EDITOR.find(text)) {
            return Optional.empty();
        }
        var line = ASSIGNED.replaceFirst(text.replace("\\\n", " ").strip(), "");
        return TABLE.first(line).map(Shape::why);
    }

    /// Whether it opens a shell on another machine or in a container.
    public static boolean opensShell(String script) {
        return why(script).filter(why -> why.startsWith("it opens a session")).isPresent();
    }

    /// Whether SQL lines may follow it in the same fence.
    public static boolean databaseClient(String script) {
        return PSQL_MYSQL.matches(script);
    }
}
