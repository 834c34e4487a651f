package dev.rutter.language.block;

import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.Prompt;
import dev.rutter.language.text.Bounded;
import java.util.List;
import java.util.Set;

/// Which shell a fence is for by its tag, and whether its first line confirms it. What its words
/// and those above it say is not known here.
public final class FenceTag {
    private static final Set<String> SHELL =
            Set.of(
                    "bash",
                    "sh",
                    "shell",
                    "zsh",
                    "console",
                    "terminal",
                    "shell-session",
                    "shellsession",
                    "fish",
                    "cmd",
                    "bat",
                    "batch",
                    "dos",
                    "ksh",
                    "commandline",
                    "cli");
    private static final Set<String> POWERSHELL = Set.of("powershell", "ps1", "pwsh", "ps");

    private FenceTag() {}

    /// Whether the tag names a shell, PowerShell among them.
    public static boolean shell(Block.Fence fence) {
        return SHELL.contains(fence.tag()) || POWERSHELL.contains(fence.tag());
    }

    /// Whether a fence holds commands by its tag or, where it has none, by its first line.
    public static boolean commands(Block.Fence fence) {
        var first =
                fence.content().stream()
                        .map(Bounded::of)
                        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                        .findFirst();
        return shell(fence)
                ? !fence.content().isEmpty()
                : fence.tag().isEmpty()
                        && first.filter(line ->
                                        CommandWords.known(line) || Prompt.opens(List.of(line)))
                                .isPresent();
    }

    /// Whether the tag names PowerShell, which goes on in the next line behind a backtick.
    public static boolean powershell(Block.Fence fence) {
        return POWERSHELL.contains(fence.tag());
    }
}
