package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// The place of a file as words above a block or the block's own first line give it.
public final class FilePath {
    /// Where a file lies: from the root or from home, or with a folder or an ending.
    public static final String PATH =
            "(?:/(?:etc|usr/local/s?bin|usr/local/etc|opt/[\\w.-]+/s?bin)/[\\w.@%{}<>$/-]*[\\w>}]"
                    + "|/(?:usr|opt|lib|home|srv|var|root|app|data)/[\\w.@%{}<>$/-]*\\.\\w+"
                    + "|~/[\\w.@%{}<>$/-]*\\.\\w+"
                    + "|(?:[\\w.@-]+/)*[\\w.@-]*\\.(?:bash|cfg|cnf|conf|config|crontab|env|hcl|ini|j2|js|json|kt|php|plist|properties|ps1|py|rb|rules|service|sh|socket|sql|tf|timer|toml|ts|txt|xml|ya?ml|zsh)"
                    + "|(?:[\\w.@-]+/)*(?:\\.env(?:\\.\\w+)*|Dockerfile|Makefile|Procfile|Jenkinsfile|Caddyfile|Vagrantfile|crontab))";

    /// A comment of nothing but a file's place, which is the first group.
    public static final QuickPattern HEAD =
            QuickPattern.compile(
                    "^\\s*(?:#|//|--|;|/\\*|<!--)\\s*(?:file(?:name)?:\\s*)?("
                            + PATH
                            + ")\\s*(?:\\([^()]*\\))?\\s*(?:\\*/|-->)?\\s*$",
                    CASE_INSENSITIVE);

    private FilePath() {}

    /// Whether a block is a script as it lies in a file, by the place in its first lines.
    static boolean script(List<String> lines) {
        return lines.size() > 1
                && ((lines.get(1).startsWith("#!") && HEAD.matches(Bounded.of(lines.getFirst())))
                        || (lines.getFirst().startsWith("#!")
                                && HEAD.matches(Bounded.of(lines.get(1)))));
    }
}
