package dev.rutter.language.step;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Time that somebody has to let pass: `Wait for the record to spread (5-60 minutes)`. A command
/// that waits by itself leaves nobody anything to do.
public final class Waits {
    private static final QuickPattern SLEEPS =
            QuickPattern.compile(
                    "(?i)(?:sleep|start-sleep(?: -s\\w*)?|timeout(?: /t)?) \\d+[smh]?");
    private static final QuickPattern TELLS =
            QuickPattern.compile("(?i)^\\W*(?:\\d+[.)]\\s*)?wait\\b");
    private static final QuickPattern WAITING =
            QuickPattern.compile(
                    "(?i)\\b(?:sleep|wait|until|while|watch|rollout status|timeout)\\b|--follow\\b|\\s-f\\b");

    private Waits() {}

    /// Whether a statement does nothing but let time pass.
    public static boolean sleeps(String script) {
        return SLEEPS.matches(script);
    }

    /// Whether words tell to wait.
    public static boolean tells(String text) {
        return TELLS.find(text);
    }

    /// Whether a command waits for what is to come.
    static boolean itself(String script) {
        return WAITING.find(script);
    }

    /// Whether the next command below a comment does.
    public static boolean below(List<ShellPieces.Piece> pieces, int index) {
        return pieces.stream()
                .skip(index)
                .filter(ShellPieces.Statement.class::isInstance)
                .findFirst()
                .filter(piece -> itself(((ShellPieces.Statement) piece).script()))
                .isPresent();
    }
}
