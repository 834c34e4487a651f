package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;

/// What a command prints, as far as its own words tell: one value and nothing else (`kubectl config
/// current-context`, `hostname`, `psql -Atc "select …"`), or nothing at all (`cd`, `export`, `git
/// checkout`).
public final class OneValue {
    /// Through which another command is started.
    private static final String STARTS =
            "(?:^|[|;&]\\s*|\\$\\(|\\b(?:sudo|time|env)\\s+(?:-\\S+\\s+)*|\\bssh\\s+(?:-\\S+\\s+)*[\\w.@${}-]+\\s+[\"']?(?:sudo )?|\\s--\\s+|\\bdocker(?:-compose| compose)? exec\\s+(?:-\\S+\\s+)*\\S+\\s+)";

    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    STARTS
                            + "(?:hostname(?:\\s+-{1,2}\\w+)?|whoami|pwd|nproc|arch|id -\\w*[ung]\\w*|uname -[rmnspov]|readlink\\s[^|;&]+|basename\\s[^|;&]+|getenforce|hostnamectl (?:hostname|--static)"
                            + "|printenv \\w+|echo [\"']?\\$\\{?\\w+}?[\"']?|cat \\S+|(?:head|tail) -(?:n ?)?1 \\S+|git (?:-C \\S+ )?(?:branch --show-current|rev-parse\\s[^|;&]+|describe(?:\\s[^|;&]+)?|config (?:--get )?[\\w.]+)"
                            + "|(?:kubectl|oc) config (?:current-context|view\\b[^|;&]*jsonpath[^|;&]*)|kubectx -c|kubens -c|oc (?:project -q|whoami)|docker context show|terraform workspace show|terraform output -raw \\S+"
                            + "|gcloud config get(?:-value)? \\S+|pulumi stack --show-name|systemctl show\\s[^|;&]*--value[^|;&]*|redis-cli\\s[^|;&]*\\b(?:get|GET|hget|HGET|ttl|TTL)\\s[^|;&]+)[\"']?\\s*(?:2>\\S+\\s*)?$");

    /// By an option that leaves nothing but the value.
    private static final QuickPattern OPTION =
            QuickPattern.compile(
                    "\\b(?:kubectl|oc)\\b[^|;&]*\\s(?:-o|--output)[= ]?[\"']?jsonpath|\\b(?:docker|podman)\\b[^|;&]*\\binspect\\b[^|;&]*\\s(?:-f|--format)\\b"
                            + "|\\baws\\b[^|;&]*\\s--query\\s[^|;&]*\\s--output[= ]text|\\baws\\b[^|;&]*\\s--output[= ]text\\s[^|;&]*--query\\s|\\baz\\b[^|;&]*\\s--query\\s[^|;&]*(?:-o|--output)[= ]?tsv|\\bgcloud\\b[^|;&]*--format[= ][\"']?value\\("
                            + "|\\bjq\\s+(?:-\\w*r\\w*|--raw-output)\\b|\\bgit\\b[^|;&]*--format=[\"']?%[hHD]\\b");

    /// A query whose client prints no head and no frame: one column of one row, as far as it says.
    private static final QuickPattern QUERIED =
            QuickPattern.compile(
                    "(?i)(?:\\bpsql\\b.*\\s-(?:\\w*t\\w*A\\w*|\\w*A\\w*t\\w*)|\\bpsql\\b.*\\s-\\w*t\\w*\\b|\\bmysql\\b.*\\s-\\w*(?:N\\w*s|s\\w*N|N\\w*B|B\\w*N)\\w*|\\bmysql\\b.*--skip-column-names|\\bsqlite3\\b).*\\bselect\\s+(?!\\*)[^,|]*$|\\bredis-cli\\b.*\\bget\\b");

    private static final QuickPattern VERSION =
            QuickPattern.compile("^[\\w./-]+\\s+(?:--?v(?:ersion)?|-V|version)\\s*$");

    /// Prints nothing, or what no value behind it is said of.
    private static final QuickPattern SILENT =
            QuickPattern.compile(
                    "^(?:sudo\\s+)?(?:(?:cd|pushd|popd|export|unset|source|\\.|set|alias|mkdir|rmdir|cp|mv|ln|rm|touch|chmod|chown|kill|sleep|exit|vi|vim|nano|less|man|scp|rsync|tar|unzip|gunzip|wget|docker (?:run|pull|push|login|tag|load|save|rm|kill)|git (?:checkout|switch|pull|fetch|push|tag|add|commit|clone|merge|reset|revert|stash|cherry-pick)"
                            + "|(?:kubectl|oc) (?:config (?:use|set)-\\S+|create|scale|set|label|annotate|cordon|uncordon|port-forward|edit|replace|patch)|helm (?:upgrade|rollback|uninstall)|terraform (?:workspace select|init)|gcloud config set|npm (?:ci|i|run)|pip|apt(?:-get)?|dnf|yum|brew|usermod|useradd|crontab|ssh [\\w.@-]+$|psql\\b.*\\s-f|mysql\\b.*<)(?=\\s|$)|ssh\\s+[\\w.@-]+\\s*$|[A-Za-z_]\\w*=)"
                            + "|(?<![0-9&-])>{1,2}\\s*(?!/dev/null|&)[\\w$./\"']");

    private OneValue() {}

    /// Whether a command prints one value and nothing else.
    public static boolean prints(String script) {
        var text = script.strip();
        return !text.contains("\n")
                && (NAMED.find(text)
                        || OPTION.find(text)
                        || QUERIED.find(text)
                        || VERSION.find(text));
    }

    /// Whether what stands behind a command may be what it prints.
    public static boolean mayPrint(String script) {
        return !SILENT.find(script.strip()) && !ShellEffect.acts(script);
    }
}
