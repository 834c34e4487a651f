package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The other machine that an earlier chapter logged in to and never left: what a later chapter
/// tells to do with the same programs or in the same folders, or what only shows itself on that
/// machine, is meant for it.
final class Left {
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "^(?:(?:sudo|nohup|time)\\s+(?:-\\w+\\s+)*|[A-Za-z_]\\w*=\\S*\\s+)+");
    private static final QuickPattern FOLDER = QuickPattern.compile("/[\\w.-]+/[\\w./-]+");

    /// What runs a machine, and is asked on it.
    private static final QuickPattern OF_A_MACHINE =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:systemctl|service|journalctl|supervisorctl|pm2|nginx|apache2?ctl|/etc/init\\.d/\\S+)\\b");

    private static final QuickPattern NEAR =
            QuickPattern.compile(
                    "\\b(?:curl|wget|nc|telnet|http)\\b.*(?:\\blocalhost\\b|\\b127\\.0\\.0\\.1\\b|\\b0\\.0\\.0\\.0\\b)",
                    CASE_INSENSITIVE);

    /// Sent out from where the work is done.
    private static final QuickPattern GIT =
            QuickPattern.compile(
                    "^git\\s+(?!checkout|pull|fetch|reset|switch|stash|status|log)\\S+");

    /// Everyday words that are typed everywhere.
    private static final Set<String> ANYWHERE =
            Set.of(
                    "cd", "ls", "echo", "cat", "curl", "wget", "export", "source", "sleep", "ssh",
                    "exit", "ping", "dig", "while", "for", "if", "until", "chmod", "mkdir", "cp",
                    "mv", "rm", "set", "#");

    private final Set<String> programs = new HashSet<>();
    private final List<String> folders = new ArrayList<>();

    /// Something is typed on the machine.
    void typed(String script) {
        var plain = script.strip();
        programs.add(program(plain));
        var folder = FOLDER.matcher(plain);
        while (folder.find()) {
            folders.add(folder.group());
        }
    }

    /// Whether a command of a later chapter is meant for it.
    boolean meant(String script) {
        var plain = script.strip();
        var program = program(plain);
        return OF_A_MACHINE.find(plain)
                || NEAR.find(plain)
                || (programs.contains(program) && !ANYWHERE.contains(program) && !GIT.find(plain))
                || folders.stream().anyMatch(plain::contains);
    }

    private static String program(String script) {
        return BLANKS.split(BEFORE.replaceFirst(script, ""), 2)[0];
    }
}
