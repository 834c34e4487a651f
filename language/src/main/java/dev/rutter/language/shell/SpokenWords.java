package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// The parts of a script that are only looked for, printed or noted: `grep "DROP TABLE" log`. They
/// do nothing, unless what is printed goes to something that runs it.
final class SpokenWords {
    /// Programs to which their arguments are text.
    private static final QuickPattern SPEAKS =
            QuickPattern.compile(
                    "^(?:(?:sudo|time|!|if|elif|while|until|then|do|else|\\(|\\{|[A-Za-z_]\\w*=\\S*)\\s+)*"
                            + "(?:[ef]?grep|zgrep|rg|ag|ack|echo|printf|logger|wall|say|notify-send|git\\s+(?:commit|tag|log|grep|notes)|gh\\s+(?:pr|issue|release)\\s+(?:create|comment|edit))(?=\\s|$)");

    private static final QuickPattern SEARCHES =
            QuickPattern.compile(
                    "^(?:(?:sudo|time|!|if|elif|while|until|then|do|else|\\(|\\{)\\s+)*(?:[gm]?awk|sed)\\b(?!.*(?:system|\\|\\s*\"|\\be\\b['\"]|/e\\b))");

    /// A command for another machine or container, in quotes: `ssh web1 'grep "DROP TABLE" log'`.
    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "^\\s*(?:sudo\\s+)?(?:ssh\\b[^'\"|;&]*\\s|(?:docker|podman|kubectl|oc|docker-compose)\\s[^'\"|;&]*\\bexec\\b[^'\"|;&]*?\\s(?:ba|z|k)?sh\\s+-l?c\\s+|(?:ba|z|k)?sh\\s+-l?c\\s+)(['\"])(.*)\\1\\s*$",
                    java.util.regex.Pattern.DOTALL);

    /// What a here document is only written to.
    private static final QuickPattern WRITES =
            QuickPattern.compile("^(?:sudo\\s+)?(?:cat|tee)\\b[^|]*?<<-?\\s*['\"\\\\]?(\\w+)");

    /// What may stand behind a bar and run nothing.
    private static final QuickPattern QUIET =
            QuickPattern.compile(
                    "^\\s*(?:sudo\\s+)?(?:[ef]?grep|zgrep|rg|[gm]?awk|sed|cut|sort|uniq|wc|head|tail|less|more|tee|tr|cat|jq|yq|column|nl|rev|fold|fmt|logger|mail|pbcopy|xclip)\\b");

    private record Part(int from, int to, boolean piped) {}

    private SpokenWords() {}

    /// The script with blanks in the place of such words; as it is, where none are in it.
    static String blanked(String script) {
        var there = ELSEWHERE.matcher(script);
        if (there.matches() && !there.group(2).contains(there.group(1))) {
            return script.substring(0, there.start(2))
                    + blanked(there.group(2))
                    + script.substring(there.end(2));
        }
        if (!SPEAKS.find(script)
                && script.indexOf('|') < 0
                && script.indexOf(';') < 0
                && script.indexOf('&') < 0
                && script.indexOf('\n') < 0
                && !SEARCHES.find(script)
                && !OnlyLooked.is(script)) {
            return script;
        }
        var here = WRITES.matcher(script);
        if (here.find()) {
            var first = script.indexOf('\n');
            var line = first < 0 ? script : script.substring(0, first);
            if (first > 0 && !loud(line)) {
                return line + "\n" + after(script, first, here.group(1));
            }
        }
        var out = new StringBuilder(script);
        var parts = parts(script);
        for (var i = 0; i < parts.size(); i++) {
            var text = script.substring(parts.get(i).from(), parts.get(i).to());
            var lead = text.length() - text.stripLeading().length();
            var words = text.strip();
            if ((SPEAKS.find(words) || SEARCHES.find(words) || OnlyLooked.is(words))
                    && !substitutes(words)
                    && quiet(parts, i, script)) {
                var name = lead + firstWords(words);
                for (var at = parts.get(i).from() + name; at < parts.get(i).to(); at++) {
                    out.setCharAt(at, ' ');
                }
            }
        }
        return out.toString();
    }

    private static int firstWords(String words) {
        var match = SPEAKS.matcher(words);
        return match.find() ? match.end() : 0;
    }

    private static boolean loud(String line) {
        return line.indexOf('|') >= 0
                || line.indexOf(';') >= 0
                || line.indexOf('&') >= 0
                || line.contains(">(");
    }

    /// What stands behind the end of the here document.
    private static String after(String script, int from, String word) {
        var end = script.indexOf("\n" + word, from);
        return end < 0 ? "" : script.substring(Math.min(script.length(), end + 1 + word.length()));
    }

    private static boolean substitutes(String words) {
        return words.contains("$(")
                || words.indexOf('`') >= 0
                || words.contains("<(")
                || words.contains(">(");
    }

    private static boolean quiet(List<Part> parts, int index, String script) {
        for (var i = index; i + 1 < parts.size() && parts.get(i).piped(); i++) {
            var next = parts.get(i + 1);
            if (!QUIET.find(script.substring(next.from(), next.to()))) {
                return false;
            }
        }
        return true;
    }

    /// `2>&1`, `&> log`, `|& tee` part no commands.
    private static boolean redirects(String script, int at) {
        var before = at > 0 ? script.charAt(at - 1) : ' ';
        return before == '>'
                || before == '<'
                || before == '|'
                || (at + 1 < script.length() && script.charAt(at + 1) == '>');
    }

    /// The commands of the script, cut where no quote is open.
    private static List<Part> parts(String script) {
        var out = new ArrayList<Part>();
        var from = 0;
        var quote = ' ';
        for (var i = 0; i < script.length(); i++) {
            var c = script.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != ' ') {
                quote = c == quote ? ' ' : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '|' || c == ';' || c == '\n' || (c == '&' && !redirects(script, i))) {
                var doubled = i + 1 < script.length() && script.charAt(i + 1) == c;
                out.add(new Part(from, i, c == '|' && !doubled));
                i += doubled ? 1 : 0;
                from = i + 1;
            }
        }
        out.add(new Part(from, script.length(), false));
        return out;
    }
}
