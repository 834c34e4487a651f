package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.shell.OnlyLooked;
import dev.rutter.language.shell.Reads;
import java.util.List;
import java.util.regex.Pattern;

/// What stands among what is looked at after going live and is done once, for it changes something:
/// doing it again proves nothing of a release that was taken back, and may do harm to it.
final class OnceOnly {
    /// A heading that says when, and not that anything is verified: `Afterwards`, `After the
    /// cutover`, `Post-deployment`.
    private static final Pattern WHEN =
            Pattern.compile(
                    "(?i)^(?:\\W|\\d|\\b(?:step|phase|part|stage)\\b)*(?:after(?:wards?)?|post|once|later|follow(?:ing|-?up)|when)\\b");

    private static final Pattern VERIFIES =
            Pattern.compile(
                    "(?i)verif|validat|smoke|\\b(?:checks?|checklist|checking|tests?|testing|health|confirm\\w*|sanity|audit|inspect\\w*|acceptance|monitor\\w*|review)\\b");

    /// Programs that look, by their names and not by those of their folders.
    private static final Pattern LOOKS =
            Pattern.compile(
                    "(?i)(?:[\\w./:-]*/)?(?:[a-z0-9]+[-_:])*(?:smoke|verif\\w*|validat\\w*|checks?|tests?|health\\w*|status|audit|e2e)(?=[-_.:\\s]|$)\\S*(?:\\s.*)?");

    /// A script that tries something out, which it is told the name of: `./bin/smoke deploy`.
    private static final Pattern TRIED =
            Pattern.compile(
                    "(?i)[\\w./:-]*/(?:smoke|verif\\w*|validat\\w*|tests?|e2e)(?:[-_.](?:smoke|tests?|sh|py|js|ts|rb))*\\s+[\\w.:-]+");

    /// What stands in front of the command itself.
    private static final Pattern AROUND =
            Pattern.compile(
                    "^(?:(?:sudo|time|exec|env|nohup|npx|bunx|bundle\\s+exec|(?:npm|pnpm|yarn|bun)\\s+run|make|just|task|(?:ba)?sh|python3?|node|ruby|php|[A-Za-z_]\\w*=\\S*)\\s+)+");

    /// Names of what is done, as whole words of a command line.
    private static final Pattern DOES =
            Pattern.compile(
                    "(?i)(?<=\\s)(?:restart|reload|start|stop|enable|disable|up|down|deploy|redeploy|publish|promote|apply|migrate|upgrade"
                            + "|rollback|restore|delete|remove|sync|scale|reindex|seed|purge|flush|invalidate|resume|pause|drain|cordon|uncordon"
                            + "|push|merge|commit|reset|checkout|pull|prune)(?=\\s|$)"
                            + "|\\s--?(?:apply|fix|write|execute|auto-approve|delete|prune|no-dry-run|dry-run=(?:false|none))(?=\\s|$)");

    /// Programs that change files, tables or machines and nothing else.
    private static final Pattern CHANGES =
            Pattern.compile(
                    "(?i)(?:rm|rmdir|mv|cp|rsync|scp|ln|chmod|chown|dd|tee|truncate|install|unzip|mount|umount|reboot|shutdown|kill|pkill|killall|pg_restore|mongorestore|createdb|dropdb|useradd|usermod|userdel)\\s.*"
                            + "|sed\\s+(?:-\\S+\\s+)*-\\w*i.*"
                            + "|(?:[\\w./-]*/)?(?:migrat|deploy|release|restart|rollout|seed|restore|import|back-?fill)[\\w.-]*(?:\\s.*)?");

    /// A client that is given a file of statements, unless its name says that they only look.
    private static final Pattern FED =
            Pattern.compile(
                    "(?i)\\b(?:psql|mysql|mariadb|sqlite3|sqlcmd|mongosh|cqlsh)\\b[^|\\n]{0,200}?(?:<\\s*|\\s-f\\s*|\\s--file[= ]\\s*)(?!<)(?!\\S{0,200}(?:verif|check|test|smoke|count|select|health|status))\\S");

    /// Requests that are sent to try something out. So is one that sends something of its own: what
    /// looks for that behind it needs it again.
    private static final Pattern TRIES =
            Pattern.compile(
                    "(?i)smoke|\\btest|health|verif|valid|graphql|rpc|search|query|log-?in|auth|token|ping|echo|preview|estimate");

    private OnceOnly() {}

    /// Whether a step that a chapter of another day's or hour's name holds (`Afterwards`) is a deed
    /// and no look: nothing there says that it verifies, and its shape does not.
    static boolean deed(Draft draft, Runbook.Chapter chapter, Step step) {
        return draft.phase(chapter) == Phase.VERIFY
                && WHEN.matcher(chapter.title()).find()
                && !VERIFIES.matcher(chapter.title()).find()
                && !VERIFIES.matcher(Lines.said(step)).find()
                && switch (step.action()) {
                    case Action.Shell(var script) -> !looks(script);
                    case Action.Query _, Action.Http _ ->
                            changes(step.action(), step.expectations());
                    case Action.Hosting(var act, _, _) ->
                            act != Action.Hosting.Act.READ_LOGS
                                    && act != Action.Hosting.Act.LOGS_WITHOUT_ERRORS;
                    case Action.Attended _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            false;
                };
    }

    /// Whether a chapter below it looks at what has been done: what stands above that is done
    /// before it.
    static boolean checkedBelow(Draft draft, Runbook.Chapter chapter) {
        return draft.runbook.chapters().stream()
                .filter(other -> other.line() > chapter.line())
                .filter(other -> draft.planned(other) == Phase.VERIFY)
                .anyMatch(other ->
                        !WHEN.matcher(other.title()).find()
                                || VERIFIES.matcher(other.title()).find());
    }

    /// Whether a step is known to change something, and so proves no way back.
    static boolean changes(PlannedStep step) {
        return step.danger().grave() || changes(step.action(), step.expectations());
    }

    private static boolean changes(Action action, List<Expectation> expected) {
        return switch (action) {
            case Action.Shell(var script) ->
                    Writes.statement(action)
                            || SchemaChange.by(action)
                            || Reads.parts(script).stream().anyMatch(OnceOnly::does)
                            || FED.matcher(script).find();
            case Action.Query _ -> Writes.statement(action);
            case Action.Http http ->
                    !List.of("GET", "HEAD", "OPTIONS").contains(http.method())
                            && !TRIES.matcher(http.url()).find()
                            && !(http.method().equals("POST") && http.body().isPresent())
                            && expected.stream().noneMatch(OnceOnly::stated);
            case Action.Attended _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    private static boolean does(String part) {
        var bare = AROUND.matcher(part).replaceFirst("");
        return !Reads.only(part)
                && !OnlyLooked.is(part)
                && !(TRIED.matcher(bare).matches() && !bare.contains(" -"))
                && (CHANGES.matcher(bare).matches() || DOES.matcher(" " + bare).find());
    }

    /// Whether a script does something by the names in it.
    static boolean does(Action.Shell shell) {
        return Reads.parts(shell.script()).stream().anyMatch(OnceOnly::does);
    }

    /// Whether a script is known to look only, or to build what changes nothing that serves.
    static boolean looks(String script) {
        return Reads.parts(script).stream()
                .allMatch(part ->
                        Reads.only(part)
                                || OnlyLooked.is(part)
                                || (LOOKS.matcher(AROUND.matcher(part).replaceFirst("")).matches()
                                        && !does(part))
                                || !ServingChange.by(new Action.Shell(part)));
    }

    /// Whether the document says what the answer is: it is sent to see that, be it a refusal. Any
    /// good status is asked of every request.
    private static boolean stated(Expectation expectation) {
        return !(expectation instanceof Expectation.HttpStatus status
                && status.lowest() == 200
                && status.highest() == 399);
    }
}
