package dev.rutter.language.fence;

import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.AttendedShapes;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.Placeholders;
import dev.rutter.language.shell.ShellSyntax;
import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The session that a line of a fence opens for the lines below it: a remote shell, a shell inside
/// a container, a console, a client. What is typed into it must never run where Rutter runs. So it
/// is with what stands behind a loop or a quote that never closes: alone it means something else.
final class OpenSession {
    private static final QuickPattern REDIS_CLI =
            QuickPattern.compile("(?s).*\\b(?:redis-cli|mongosh?|mongo)\\b.*");
    private static final QuickPattern SUDO = QuickPattern.compile("^sudo\\s+");
    private static final QuickPattern BLANK = QuickPattern.compile("\\s");

    private enum Kind {
        /// Another machine or container: shell commands, but not here.
        ELSEWHERE,
        /// Another language.
        CONSOLE,
        /// Statements of a database; a shell command ends it.
        CLIENT
    }

    private static final QuickPattern ENDS =
            QuickPattern.compile(
                    "(?:exit|logout|quit|bye|\\\\q|\\.exit|\\.quit|ctrl[-+]?[dc]|\\^d)(?:\\s*\\(\\s*\\))?\\s*;?",
                    Pattern.CASE_INSENSITIVE);

    /// `# back on your laptop`: what stands below is typed where the runbook is read.
    private static final QuickPattern BACK_HERE =
            QuickPattern.compile(
                    "^\\W*(?:now |then |and )?(?:(?:go |log |switch |jump |we are |you are )?back (?:on|at|in|to) (?:your|the|our|my)? ?(?:own )?(?:laptop|local\\w*(?: \\w+)?|workstation|computer|desktop|(?:bastion|jump)(?: ?host)?|admin \\w+|control \\w+)|(?:on|from) your (?:own )?(?:laptop|machine|computer|workstation)|locally)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final QuickPattern CONSOLE =
            QuickPattern.compile(
                    "\\brails (?:c|console)\\b|\\bartisan tinker\\b|\\b(?:flask|django-admin) shell\\b|\\biex -S\\b|^(?:ipython|bpython|ghci|pry|jshell|psysh)\\s*$|\\bmanage\\.py shell\\b|^(?:python3?|node|irb|iex|php -a|bundle"
                            + " exec rails c(?:onsole)?)\\s*$|(?<!\\bssh)\\s(?:python3?|irb|iex|console|node)$");
    private static final QuickPattern GOES_ON =
            QuickPattern.compile("^(?:\\s+\\S|(?:except|else|elif|finally)\\b|[)\\]}])");

    /// A session of one container or process, and not of a machine.
    private static final QuickPattern CONTAINER =
            QuickPattern.compile(
                    "(?s)(?:sudo\\s+)?(?:kubectl|oc|k|docker|docker-compose|podman|heroku|fly|flyctl|railway)\\b.*|aws\\s+ecs\\b.*");

    /// What controls a platform from outside, and is not found in a container.
    private static final QuickPattern LOCAL =
            QuickPattern.compile(
                    "^(?:(?:npx|bunx)\\s+)?(?:kubectl|oc|helm|aws|gcloud|az|sam|cdk|terraform|tofu|pulumi|gh|glab|vercel|netlify|heroku|fly|flyctl|wrangler|firebase|supabase|railway|serverless|sls|argocd|doctl|ansible\\S*|eksctl|docker|podman|docker-compose|ssh|scp)\\s");

    private @Nullable Kind kind;
    private boolean container;
    private int broken;
    private boolean compound;
    private boolean atPrompts;
    private String program = "";
    private int line;

    /// Why what stands at a console's own prompt is typed there; what follows without one is not.
    Optional<String> prompted() {
        var why =
                kind == Kind.CONSOLE
                        ? "it is typed into the session that line " + line + " opens"
                        : "it is typed at the prompt of a console";
        atPrompts = true;
        return Optional.of(why);
    }

    /// Why `script` belongs to the open session; empty where none is open or `script` leaves it.
    Optional<String> holds(String script) {
        if (broken > 0) {
            return Optional.of("it stands behind line " + broken + ", which never closes");
        }
        if (kind == null) {
            return Optional.empty();
        }
        var why = "it is typed into the session that line " + line + " opens";
        if (ENDS.matches(script.strip())) {
            kind = null;
            return Optional.of(why);
        }
        var leaves =
                switch (kind) {
                    case ELSEWHERE ->
                            first(script).equals(program)
                                    || (container && LOCAL.find(script.strip()));
                    case CONSOLE -> atPrompts;
                    case CLIENT -> CommandWords.known(script) && !script.startsWith("\\");
                };
        if (leaves) {
            kind = null;
            return Optional.empty();
        }
        return Optional.of(why);
    }

    /// Whether what is typed is of another language.
    boolean console() {
        return kind == Kind.CONSOLE;
    }

    /// Whether a line of a console goes on with the statement above it, as an indented one and a
    /// clause such as `except …:` do; if so it is added to that.
    boolean goesOn(Context context, String line) {
        if (!console() || !GOES_ON.find(line) || context.last().isEmpty()) {
            return false;
        }
        var last = context.last().get();
        if (!(last.action() instanceof Action.Attended(var above, var why))
                || last.span().line() == this.line) {
            return false;
        }
        last.action(new Action.Attended(above + "\n" + line, why));
        return true;
    }

    /// Takes note of a statement that was read: it may open a session.
    void after(String script, boolean attended, int at) {
        if (kind != null || !attended) {
            return;
        }
        var refused = ShellSyntax.refusal(Placeholders.filled(script)).orElse("");
        if (broken == 0 && (refused.contains("never") || refused.contains("ends in the middle"))) {
            broken = at;
            compound = refused.contains("ends in the middle");
            return;
        }
        var plain = script.replace("\\\n", " ").strip();
        if (CONSOLE.find(plain)) {
            kind = Kind.CONSOLE;
        } else if (AttendedShapes.databaseClient(plain) || REDIS_CLI.matches(plain)) {
            kind = Kind.CLIENT;
        } else if (AttendedShapes.opensShell(plain)) {
            kind = Kind.ELSEWHERE;
            container = CONTAINER.matches(plain);
        }
        program = first(plain);
        line = at;
    }

    /// A comment: it may say that the session has ended.
    void hears(String comment) {
        if (kind == Kind.ELSEWHERE && BACK_HERE.find(comment)) {
            kind = null;
        }
    }

    /// A blank line: a quote that was open is one that was forgotten; a loop that was open still
    /// is.
    void gap() {
        broken = compound ? broken : 0;
    }

    private static String first(String script) {
        return BLANK.split(SUDO.replaceFirst(script.strip(), ""), 2)[0].toLowerCase(Locale.ROOT);
    }
}
