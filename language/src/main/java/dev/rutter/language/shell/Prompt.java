package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// What a terminal writes in front of a command: `$`, zsh's `%`, `root@db1:/#`, `PS C:\>`, `C:\>`.
///
/// @param command what stands behind it
/// @param elsewhere why a person has to type it, where the prompt shows another machine, a
///   container or another shell
public record Prompt(String command, Optional<String> elsewhere) {
    private static final QuickPattern PLAIN =
            QuickPattern.compile(
                    "^\\s*(?:\\([\\w.-]+\\)\\s+)?(?:\\$|❯|➜(?:\\s+\\S+\\s+git:\\([^)]*\\)(?:\\s*✗)?)?)\\s+(\\S.*)$");
    private static final QuickPattern PERCENT = QuickPattern.compile("^\\s*%\\s+(\\S.*)$");

    /// `user@host:~$`, `[user@host dir]#`, `user@host ~ %`, fish's `user@host ~/d>`
    private static final QuickPattern LOGIN =
            QuickPattern.compile(
                    "^\\s*(?:\\([\\w.-]+\\)\\s+)?(?:[\\w.-]+@([\\w.-]+)(?::[^$#%>]*|\\s+[^\\s$#%>]+\\s*)?[$#%>]"
                            + "|\\[[\\w.-]+@([\\w.-]+)[^\\]]*\\]\\s?[$#%])\\s+(\\S.*)$");

    /// macOS and SUSE: `web1:shop jo$`, `web1:~ #`
    private static final QuickPattern HOST =
            QuickPattern.compile(
                    "^\\s*([a-zA-Z][\\w.-]*):[~/\\w.-]+ (?:\\w+[$#]|[$#])\\s+(\\S.*)$");

    private static final QuickPattern LOCAL =
            QuickPattern.compile(
                    "localhost|.*(?:macbook|\\bmbp|imac|laptop|desktop|workstation).*|.*\\.local",
                    CASE_INSENSITIVE);
    private static final QuickPattern SHELL =
            QuickPattern.compile("^\\s*(?:ba|z|k)?sh-[\\d.]+([$#])\\s+(\\S.*)$");
    private static final QuickPattern CONTAINER =
            QuickPattern.compile("^\\s*/(?:[\\w.-]+/?)*\\s+[#$]\\s+(\\S.*)$");
    private static final QuickPattern POWERSHELL =
            QuickPattern.compile("^\\s*(?:\\([\\w.-]+\\)\\s+)?PS(?:\\s[^>]*)?>\\s*(\\S.*)$");
    private static final QuickPattern CMD =
            QuickPattern.compile("^\\s*[A-Za-z]:\\\\[^<>|\"*?]*>\\s*(\\S.*)$");

    private static final Memo<Optional<Prompt>> READ = Memo.of(Prompt::read);

    /// What stands at a shell's prompt at the beginning of a line; empty where there is none.
    public static Optional<Prompt> of(String text) {
        return READ.of(text);
    }

    private static Optional<Prompt> read(String text) {
        var line = Bounded.of(text);
        var login = LOGIN.matcher(line);
        if (login.matches()) {
            var machine = login.group(1) == null ? login.group(2) : login.group(1);
            return Optional.of(new Prompt(login.group(3), machine(machine)));
        }
        var plain = PLAIN.matcher(line);
        if (plain.matches()) {
            return Optional.of(new Prompt(plain.group(1), Optional.empty()));
        }
        var percent = PERCENT.matcher(line);
        if (percent.matches() && CommandWords.known(percent.group(1))) {
            return Optional.of(new Prompt(percent.group(1), Optional.empty()));
        }
        var powershell = POWERSHELL.matcher(line);
        if (powershell.matches()) {
            return Optional.of(
                    new Prompt(powershell.group(1), Optional.of(writtenFor("PowerShell"))));
        }
        var cmd = CMD.matcher(line);
        if (cmd.matches()) {
            return Optional.of(new Prompt(cmd.group(1), Optional.of(writtenFor("cmd.exe"))));
        }
        var shell = SHELL.matcher(line);
        if (shell.matches()) {
            return Optional.of(
                    new Prompt(
                            shell.group(2),
                            shell.group(1).equals("#")
                                    ? Optional.of("its prompt is that of another user's shell")
                                    : Optional.empty()));
        }
        var container = CONTAINER.matcher(line);
        if (container.matches() && CommandWords.known(container.group(1))) {
            return Optional.of(
                    new Prompt(
                            container.group(1), Optional.of("its prompt is that of a container")));
        }
        var host = HOST.matcher(line);
        return host.matches() && CommandWords.known(host.group(2))
                ? Optional.of(new Prompt(host.group(2), machine(host.group(1))))
                : Optional.empty();
    }

    /// Why a command that is written for another shell than bash is left to a person.
    public static String writtenFor(String shell) {
        return "it is written for " + shell + ", and commands run in bash";
    }

    private static Optional<String> machine(String name) {
        return LOCAL.matches(name)
                ? Optional.empty()
                : Optional.of("its prompt names another machine: " + name);
    }

    /// Whether a line stands at one, of a shell or of a database's client.
    public static boolean at(String line) {
        return of(line).isPresent() || DatabasePrompt.of(line).isPresent();
    }

    /// Whether the first of `lines` that is no comment stands at a prompt.
    public static boolean opens(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .filter(Prompt::at)
                .isPresent();
    }
}
