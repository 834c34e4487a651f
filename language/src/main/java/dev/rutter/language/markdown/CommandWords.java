package dev.rutter.language.markdown;

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
final class CommandWords {
    private static final Set<String> PROGRAMS = new HashSet<>();
    private static final Set<String> WORDS = new HashSet<>();

    static {
        load();
    }

    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "^(export |declare |local |readonly |set |setx )?[A-Za-z_]\\w*=.*",
                    Pattern.DOTALL);
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^(?:(?:sudo(?:\\s+-\\w+(?:\\s+\\w+(?=\\s))?)?|time|nohup|exec|co"
                            + "mmand|env|then|do|else|!|\\(|\\{|&)\\s+|[A-Z_][A-Z0-9_]*=\\S*\\s"
                            + "+|\\$\\s+|>\\s+|PS [^>]{0,80}>\\s*)*");
    private static final Pattern PATH =
            Pattern.compile(
                    "^(?:\\.{1,2}|~|\\$\\w+|\\$\\{\\w+})?[/\\\\][\\w.@${}/\\\\-]+(?:"
                            + "\\s|$)|^\\.\\\\|^[\\w.-]+(?:/[\\w.-]+)+\\.(?:sh|py|js|ts|rb|pl|p"
                            + "s1|bash)(?:\\s|$)|^(?:bin|scripts?|vendor/bin|node_modules/\\.bi"
                            + "n)/[\\w.-]+|^\\S+\\.(?:sh|ps1|bat|cmd|exe|py)(?:\\s|$)|^[A-Z]:"
                            + "\\\\");
    private static final Pattern COMPOUND =
            Pattern.compile(
                    "^(?:if|for|while|until|case|select|function)\\b.*|^\\{\\s*$|^\\("
                            + "\\s*$|^\\w[\\w-]*\\s*\\(\\)\\s*\\{?.*|^\\[\\[? .*|^\\(\\(.*|^\\$"
                            + "\\(.*",
                    Pattern.DOTALL);
    private static final Pattern CMDLET =
            Pattern.compile(
                    "^(?:Get|Set|New|Remove|Invoke|Start|Stop|Restart|Test|Add|Copy|M"
                            + "ove|Import|Export|Write|Out|Select|Enable|Disable|Install|Update"
                            + "|Connect|Wait|Clear|Expand|Compress|Register|Unregister|Push|Pop"
                            + "|Join|Convert(?:To|From))-[A-Z]\\w+|^\\$[A-Za-z_][\\w:]*(?:\\."
                            + "\\w+)?\\s*[+]?=",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ARGUMENTS =
            Pattern.compile(
                    "(^|\\s)(-{1,2}[A-Za-z]|/[\\w.-]|\\./|~/|\\$[A-Za-z_{(]|\\||>|<|&"
                            + "&|['\"]|[\\w-]+=)|\\S+\\.\\w{1,5}(\\s|$)|/\\w");
    private static final Pattern DOC_ENGLISH = Pattern.compile("^[A-Z][a-z]+ [a-z]+ .*[a-z][.:]?$");

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
                    into.addAll(java.util.Arrays.asList(line.strip().split("\\s+", -1)));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The program that a statement starts, without `sudo` and assignments before it.
    static String program(String script) {
        var rest = PREFIX.matcher(script.strip()).replaceFirst("");
        return rest.split("[\\s;|&]", 2)[0];
    }

    /// Whether a line of a fence that should hold commands is one. Doubt goes to yes.
    static boolean likely(String script) {
        var first = firstLine(script);
        return known(script)
                || (!prose(first)
                        && first.matches("[a-z][\\w.:-]*(\\s+\\S.*)?")
                        && !first.matches("[\\w-]+:(\\s.*)?"));
    }

    /// Whether it is a command even without a fence that says so.
    static boolean known(String script) {
        var text = script.strip();
        var first = firstLine(text);
        if (first.isEmpty()) {
            return false;
        }
        if (COMPOUND.matcher(first).matches()
                || PATH.matcher(first).find()
                || CMDLET.matcher(first).find()) {
            return !prose(first);
        }
        if (ASSIGNMENT.matcher(first).matches()) {
            return !first.matches(".*\\s(AND|OR|NOT)\\s.*|.*[\"'] (and|or) \\w+=.*");
        }
        var rest = PREFIX.matcher(first).replaceFirst("");
        if (PATH.matcher(rest).find()) {
            return true;
        }
        var word = rest.split("[\\s;|&(]", 2)[0];
        var arguments = rest.substring(Math.min(rest.length(), word.length())).strip();
        var lower = word.toLowerCase(Locale.ROOT);
        if (PROGRAMS.contains(lower) && !WORDS.contains(lower)) {
            return !word.equals(capitalised(word))
                    || CMDLET.matcher(word).find()
                    || (ARGUMENTS.matcher(arguments).find()
                            && !DOC_ENGLISH.matcher(first).matches());
        }
        if (WORDS.contains(lower)) {
            return word.equals(lower)
                    && (arguments.isEmpty()
                            || ARGUMENTS.matcher(arguments).find()
                            || (PROGRAMS.contains(lower) && arguments.split("\\s+", -1).length <= 4)
                            || arguments.split("\\s+", -1).length <= 2);
        }
        return false;
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : Character.toUpperCase(word.charAt(0))
                        + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /// Whether it reads as a sentence.
    static boolean prose(String line) {
        if (line.isEmpty()) {
            return false;
        }
        if (line.matches("[✓✔✗✘✅❌⚠→←├└│┌─•*●○►▶-].*")) {
            return true;
        }
        var words = line.split("\\s+", -1);
        if (words.length >= 4 && line.endsWith(".") && line.matches("[A-Z][a-z]+ .*")) {
            return true;
        }
        return words.length >= 3
                && line.matches("[A-Z][a-z]+(,)? [a-z]+ [a-z].*")
                && !ARGUMENTS.matcher(line).find();
    }

    private static String firstLine(String script) {
        var end = script.indexOf('\n');
        return Inline.bounded(end < 0 ? script : script.substring(0, end)).strip();
    }
}
