package dev.rutter.app.cli;

import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Asks a person at the terminal before something is done that cannot be taken back.
final class Confirmation {
    private static final int LONGEST = 200;

    private Confirmation() {}

    /// @param given whether `--yes` was
    /// @throws Failure where nobody can be asked, or the answer is not yes
    static void of(Screen screen, boolean given, String question) {
        if (given) {
            return;
        }
        if (!screen.terminal()) {
            throw new Failure(
                    ExitCode.USAGE,
                    question + " Nobody is at a terminal to say so; give --yes. Nothing was done");
        }
        screen.err().print(question + " [y/N] ");
        screen.err().flush();
        if (Spoken.plain(line(System.in)).filter(Answer.YES::equals).isEmpty()) {
            throw new Failure(ExitCode.STOPPED, "not confirmed; nothing was done");
        }
    }

    private static String line(InputStream typed) {
        var line = new java.io.ByteArrayOutputStream();
        try {
            for (var letter = typed.read();
                    letter >= 0 && letter != '\n' && line.size() < LONGEST;
                    letter = typed.read()) {
                line.write(letter);
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
