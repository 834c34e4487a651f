package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Commands that go on while the shell reads the next line: `./load &`.
public final class Background {
    private static final QuickPattern STARTS =
            QuickPattern.compile("(?<![&>|<\\\\])&(?=\\s|$|\\))(?!\\s*>)");

    private static final QuickPattern QUOTED =
            QuickPattern.compile("'[^']*'|\"[^\"]*\"|(?<=\\s)#[^\\n]*");

    private static final QuickPattern WAITS =
            QuickPattern.compile("(?:^|[;&|\\n]|\\bdo\\b)\\s*wait\\b");

    /// What is meant to go on by itself.
    private static final QuickPattern STAYS =
            QuickPattern.compile(
                    "\\bkill\\b|\\b(?:nohup|setsid|disown|port-forward|tunnel|ngrok|cloudflared|localtunnel|proxy)\\b|\\bssh\\b.*\\s-\\w*[NLRD]");

    private Background() {}

    /// Whether a statement leaves something running.
    public static boolean starts(String script) {
        return script.indexOf('&') >= 0 && STARTS.find(bare(script));
    }

    /// Why a person starts what goes on behind its statement, and no line of its own ends.
    static Optional<String> left(String script) {
        return STARTS.find(bare(script)) && !WAITS.find(bare(script)) && !STAYS.find(script)
                ? Optional.of(
                        "it goes on in the background, and no \"wait\" that belongs to it tells how it ends")
                : Optional.empty();
    }

    /// The script without what lies in quotes or comments.
    public static String bare(String script) {
        return QUOTED.replaceAll(script, "''");
    }
}
