package dev.rutter.language.shell;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a shell command from prose, output and configuration by its first word and shape.
public final class CommandWords {
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern PROGRAM_END = QuickPattern.compile("[\\s;|&]");
    private static final QuickPattern LIKE_PROGRAM =
            QuickPattern.compile("[a-z][\\w.:-]*(\\s+\\S.*)?");
    private static final QuickPattern LIKE_LABEL =
            QuickPattern.compile(
                    "[\\w.-]+:(\\s.*)?|[\\w.-]+\\s+=\\s+(?:\"[^\"]*\"|'[^']*'|\\d[\\d.]*|true|false|\\[[^\\]]*])\\s*");
    private static final QuickPattern CONDITION =
            QuickPattern.compile(".*\\s(AND|OR|NOT)\\s.*|.*[\"'] (and|or) \\w+=.*");
    private static final QuickPattern WORD_END = QuickPattern.compile("[\\s;|&(]");
    private static final QuickPattern DRAWN = QuickPattern.compile("[✓✔✗✘✅❌⚠→←├└│┌─•*●○►▶-].*");
    private static final QuickPattern CAPITAL = QuickPattern.compile("[A-Z][a-z]+ .*");
    private static final QuickPattern SENTENCE =
            QuickPattern.compile("[A-Z][a-z]+(,)? [a-z]+ [a-z].*");

    private static final Set<String> PROGRAMS = new HashSet<>();
    private static final Set<String> WORDS = new HashSet<>();

    static {
        load();
    }

    private static final QuickPattern ASSIGNMENT =
            QuickPattern.compile(
                    "^(export |declare |local |readonly |set |setx )?[A-Za-z_]\\w*=.*",
                    Pattern.DOTALL);
    private static final QuickPattern PREFIX =
            QuickPattern.compile(
                    "^(?:(?:sudo(?:\\s+-\\w+(?:\\s+\\w+(?=\\s))?)?|time|nohup|exec"
                            + "|command|env|then|do|else|!|\\(|\\{|&)\\s+"
                            + "|[A-Z_][A-Z0-9_]*=\\S*\\s+|\\$\\s+|>\\s+|PS [^>]{0,80}>\\s*)*");

    /// Whatever program it is: no sentence opens with that word.
    private static final QuickPattern AS_ROOT =
            QuickPattern.compile(
                    "sudo\\s+(?:-\\w+\\s+)*(?!(?:access|rights|privileges|permissions?|users?|group|password|is|and|or|to|on|for|must)\\b)[a-z][\\w.+-]*(?:\\s+[-/~$\"'\\w].*)?");

    private static final QuickPattern PATH =
            QuickPattern.compile(
                    "^(?:\\.{1,2}|~|\\$\\w+|\\$\\{\\w+})?[/\\\\][\\w.@${}/\\\\-]+(?:\\s"
                            + "|$)|^\\.\\\\|^[\\w.-]+(?:/[\\w.-]+)+\\.(?:sh|py|js|ts|rb|pl|ps1"
                            + "|bash)(?:\\s|$)|^(?:bin|scripts?|vendor/bin"
                            + "|node_modules/\\.bin)/[\\w.-]+|^\\S+\\.(?:sh|ps1|bat|cmd|exe"
                            + "|py)(?:\\s|$)|^[A-Z]:\\\\|^&?\\s*[\"'](?:[A-Z]:\\\\[^\"']+"
                            + "|[^\"'\\s][^\"']*[/\\\\][^\"'/\\\\]+\\.(?:exe|cmd|bat|ps1"
                            + "|sh))[\"'](?:\\s|$)|^\\.?[\\w-]+\\\\(?:Scripts"
                            + "|bin)\\\\[\\w.-]+(?:\\s|$)");

    /// Written for Windows: a drive, or folders parted by backslashes.
    private static final QuickPattern WINDOWS =
            QuickPattern.compile(
                    "^(?:&\\s*)?[\"']?[A-Za-z]:\\\\\\w|^\\.?[\\w-]+\\\\(?:Scripts|bin)\\\\\\w");

    private static final QuickPattern COMPOUND =
            QuickPattern.compile(
                    "^(?:if|for|while|until|case|select|function)\\b.*|^\\{\\s*$|^\\("
                            + "\\s*$|^\\w[\\w-]*\\s*\\(\\)\\s*\\{?.*|^\\[\\[? .*|^\\(\\(.*|^\\$"
                            + "\\(.*",
                    Pattern.DOTALL);
    private static final QuickPattern CMDLET =
            QuickPattern.compile(
                    "^\\(?(?:Get|Set|New|Remove|Invoke|Start|Stop|Restart|Test|Add|Copy"
                            + "|Move|Import|Export|Write|Out|Select|Enable|Disable|Install|Update"
                            + "|Connect|Wait|Clear|Expand|Compress|Register|Unregister|Push|Pop"
                            + "|Join|Convert(?:To|From)|Backup|Restore|Format|Mount|Dismount"
                            + "|Publish|Unpublish|Save|Send|Sync|Switch|Use|Debug|Measure|Resume"
                            + "|Suspend|Rename|Reset|Resolve|Checkpoint|Close|Open|Find|Grant"
                            + "|Revoke|Repair|Initialize|Install|Uninstall|Unblock|Unlock|Lock"
                            + "|Protect|Split|Merge|Submit|Show|Hide|Read|Enter|Exit|Disconnect"
                            + "|Receive|Request|Approve|Deny|Group|Sort|Where|ForEach|Tee|Trace"
                            + "|Undo|Complete|Confirm|Edit|Optimize|Limit|Block|Assert|Compare"
                            + "|Deploy|Build|Search|Step|Skip|Watch|Ping|Stop)-[A-Z]\\w+"
                            + "|^\\$[A-Za-z_][\\w:]*(?:\\.\\w+)?\\s*[+]?=",
                    Pattern.CASE_INSENSITIVE);
    private static final QuickPattern ARGUMENTS =
            QuickPattern.compile(
                    "(^|\\s)(-{1,2}[A-Za-z]|/[\\w.-]|\\./|~/|\\$[A-Za-z_{(]|\\||>|<|&"
                            + "&|['\"]|[\\w-]+=)|\\S+\\.\\w{1,5}(\\s|$)|/\\w");
    private static final QuickPattern DOC_ENGLISH =
            QuickPattern.compile("^[A-Z][a-z]+ [a-z]+ .*[a-z][.:]?$");

    private static final Memo<Boolean> KNOWN = Memo.of(CommandWords::runs);
    private static final Memo<Boolean> PROSE = Memo.of(CommandWords::reads);
    private static final Memo<String> PROGRAM = Memo.of(CommandWords::started);

    private CommandWords() {}

    private static void load() {
        try (var in = CommandWords.class.getResourceAsStream("commands.txt")) {
            if (in == null) {
                throw new IllegalStateException("commands.txt is missing from the module");
            }
            var into = PROGRAMS;
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("-- ")) {
                    into = WORDS;
                } else if (!line.startsWith("#")) {
                    into.addAll(java.util.Arrays.asList(BLANKS.split(line.strip(), -1)));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The program that a statement starts, without `sudo` and assignments before it.
    public static String program(String script) {
        return PROGRAM.of(script);
    }

    private static String started(String script) {
        var rest = PREFIX.replaceFirst(script.strip(), "");
        return PROGRAM_END.split(rest, 2)[0];
    }

    /// Whether a line of a fence that should hold commands is one. Doubt goes to yes.
    public static boolean likely(String script) {
        var first = firstLine(script);
        return known(script)
                || (!prose(first) && LIKE_PROGRAM.matches(first) && !LIKE_LABEL.matches(first))
                || (!LIKE_LABEL.matches(first) && ShellForms.likely(script));
    }

    /// Whether its first word is one of a language, too: `make`, `test`, `find`.
    static boolean english(String script) {
        return WORDS.contains(WORD_END.split(PREFIX.replaceFirst(script, ""), 2)[0]);
    }

    /// Whether it is a command even without a fence that says so.
    public static boolean known(String script) {
        return KNOWN.of(script);
    }

    private static boolean runs(String script) {
        var text = script.strip();
        var first = firstLine(text);
        if (first.isEmpty()) {
            return false;
        }
        if (COMPOUND.matches(first) || PATH.find(first) || CMDLET.find(first)) {
            return !prose(first);
        }
        if (ASSIGNMENT.matches(first)) {
            return !CONDITION.matches(first);
        }
        var rest = PREFIX.replaceFirst(first, "");
        if (PATH.find(rest) || AS_ROOT.matches(first)) {
            return true;
        }
        var word = WORD_END.split(rest, 2)[0];
        var arguments = rest.substring(Math.min(rest.length(), word.length())).strip();
        var lower = word.toLowerCase(Locale.ROOT);
        if (PROGRAMS.contains(lower) && !WORDS.contains(lower)) {
            return !word.equals(capitalised(word))
                    || CMDLET.find(word)
                    || (ARGUMENTS.find(arguments) && !DOC_ENGLISH.matches(first));
        }
        if (WORDS.contains(lower)) {
            return word.equals(lower)
                    && (arguments.isEmpty()
                            || ARGUMENTS.find(arguments)
                            || (PROGRAMS.contains(lower) && BLANKS.split(arguments, -1).length <= 4)
                            || BLANKS.split(arguments, -1).length <= 2);
        }
        return ShellForms.known(text);
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : Character.toUpperCase(word.charAt(0))
                        + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /// Whether no shell but one of Windows finds its program.
    public static boolean windows(String script) {
        return WINDOWS.find(script);
    }

    /// Whether it reads as a sentence.
    public static boolean prose(String line) {
        return PROSE.of(line);
    }

    private static boolean reads(String line) {
        if (line.isEmpty()) {
            return false;
        }
        if (DRAWN.matches(line)) {
            return true;
        }
        var words = BLANKS.split(line, -1);
        if (words.length >= 4 && line.endsWith(".") && CAPITAL.matches(line)) {
            return true;
        }
        return words.length >= 3 && SENTENCE.matches(line) && !ARGUMENTS.find(line);
    }

    private static String firstLine(String script) {
        var end = script.indexOf('\n');
        return Bounded.of(end < 0 ? script : script.substring(0, end)).strip();
    }
}
