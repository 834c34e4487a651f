package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// What is downloaded is run without anybody having seen it, in a version that nobody chose.
final class PipedInstaller implements Rule {

    private static final QuickPattern SHAPE =
            QuickPattern.compile("\\b(?:curl|wget)\\b[^\\n|;]*\\|\\s*(?:sudo\\s+)?(?:ba|z)?sh\\b");

    @Override
    public String code() {
        return "RT064";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a script from the network runs unseen";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.inShell(SHAPE)
                .map(place -> problem("a script from the network is run as it comes", place, "whatever it is today", "download a fixed version, compare its checksum, then run it"));
    }
}
