package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.Set;

/// Files that commands make only to be there, and take away again: `touch maintenance.flag`, `echo
/// down > maintenance.html`, and later `rm -f maintenance.flag`. What a document makes itself is no
/// loss when it deletes it.
public final class MarkerFiles {
    private static final String FILE = "(?<file>[\\w./-]*[\\w-])";

    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "^(?:sudo )?(?:touch (?:-- )?"
                            + FILE
                            + "|(?:echo|printf) [^|;&<>`]*(?<!>)>\\s*"
                            + FILE.replace("file", "other")
                            + ")\\s*$");

    private static final QuickPattern REMOVES =
            QuickPattern.compile("^(?:sudo )?rm (?:-[fv]{1,2} )*(?:-- )?" + FILE + "\\s*$");

    private final Set<String> made = new HashSet<>();

    /// A command of the document, in its order.
    public void made(String script) {
        var makes = MAKES.matcher(script);
        if (makes.find()) {
            made.add(makes.group("file") == null ? makes.group("other") : makes.group("file"));
        }
    }

    /// Whether a command deletes nothing but one such file.
    public boolean removed(String script) {
        var removes = REMOVES.matcher(script);
        return removes.find() && made.contains(removes.group("file"));
    }
}
