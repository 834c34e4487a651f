package dev.rutter.language.draft;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.shell.AttendedPrograms;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Variables that a document's commands use and that nothing gives a value: no command sets them,
/// no line says that they must be set, no shell has them. Each is a placeholder like `<commit>`:
/// run as it stands, it would be an empty word.
final class UnsetVariables {
    private static final QuickPattern NAME_END = QuickPattern.compile("[\\s=]+");

    private static final QuickPattern USE =
            QuickPattern.compile("(?<!\\\\)\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)})");
    private static final QuickPattern SETS =
            QuickPattern.compile(
                    "(?:^|[\\s;&|({\"'])([A-Za-z_]\\w*)\\+?=|\\bfor\\s+([A-Za-z_]\\w*)\\b|\\b(?:read|local|declare|export|mapfile"
                            + "|readarray|getopts|unset|typeset|readonly)\\b([^;|&\\n<]*)|-v\\s+([A-Za-z_]\\w*)|\\$\\{([A-Za-z_]\\w*):?=");

    /// Whether the statement itself asks whether the variable is set.
    private static final QuickPattern ASKS =
            QuickPattern.compile("(?:^|\\s)-[nzv]\\s|\\bprintenv\\b|\\becho\\s+[^|;&]*$");

    /// What a shell, a login or a build server sets by itself.
    private static final QuickPattern GIVEN =
            QuickPattern.compile(
                    "HOME|USER|LOGNAME|PATH|PWD|OLDPWD|SHELL|TERM|LANG|LC_\\w+|TZ|EDITOR|VISUAL|PAGER|DISPLAY|TMPDIR|TEMP|TMP"
                            + "|HOSTNAME|HOSTTYPE|OSTYPE|MACHTYPE|RANDOM|SECONDS|EPOCH\\w+|LINENO|UID|EUID|GROUPS|PPID|IFS|OPTARG|OPTIND"
                            + "|REPLY|PIPESTATUS|SHLVL|FUNCNAME|BASH\\w*|COLUMNS|LINES|PS[1-4]|XDG_\\w+|SSH_\\w+|DIRSTACK|COMP_\\w+|_");

    private static final QuickPattern QUOTED = QuickPattern.compile("'[^']*'");
    private static final QuickPattern LITERAL =
            QuickPattern.compile(
                    "(?s)<<-?\\s*(?:'(\\w+)'|\"(\\w+)\"|\\\\(\\w+)).*?\\n\\s*(?:\\1|\\2|\\3)(?=\\s|$)");

    private final Set<String> set = new HashSet<>();

    /// Whether a command of the document waits for an answer.
    private boolean typed;

    private UnsetVariables() {}

    /// Looks at all commands and at all variables that the document says must be set.
    static UnsetVariables of(List<StepDraft> steps, List<Entry.Variable> declared) {
        var found = new UnsetVariables();
        declared.forEach(variable -> found.set.add(variable.name()));
        steps.forEach(step -> {
            if (typed(step)) {
                found.typed = true;
            } else {
                found.sets(step.script());
            }
        });
        return found;
    }

    /// What somebody types at a terminal of their own reaches no shell of the run.
    private static boolean typed(StepDraft step) {
        return step.action() instanceof Action.Attended(_, var why)
                && why.equals(AttendedPrograms.ASKS);
    }

    private void sets(String script) {
        var match = SETS.matcher(script);
        while (match.find()) {
            for (var i = 1; i <= match.groupCount(); i++) {
                if (match.group(i) != null) {
                    for (var word : NAME_END.split(match.group(i).strip(), -1)) {
                        set.add(word);
                    }
                }
            }
        }
    }

    /// `$NAME` for each variable of a shell command that nothing sets.
    List<String> in(StepDraft step) {
        var script =
                switch (step.action()) {
                    case Action.Shell(var shell) -> shell;
                    case Action.Http http -> http.shell();
                    case Action.Query _,
                            Action.Attended _,
                            Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            "";
                };
        if (script.indexOf('$') < 0 || ASKS.find(script)) {
            return List.of();
        }
        var expanded = QUOTED.replaceAll(LITERAL.matcher(script).replaceAll(""), "");
        var names = new LinkedHashSet<String>();
        var use = USE.matcher(expanded);
        while (use.find()) {
            var name = use.group(1) == null ? use.group(2) : use.group(1);
            if (!set.contains(name) && (!GIVEN.matches(name) || (typed && name.equals("REPLY")))) {
                names.add(use.group());
            }
        }
        return List.copyOf(names);
    }
}
