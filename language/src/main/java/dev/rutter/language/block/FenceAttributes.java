package dev.rutter.language.block;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a fence says of itself behind its language, as Runme's users write it: ```` ```sh
/// {name=migrate interactive=true cwd=api} ````, or the same as JSON; and what the lines above it
/// say, as xc's users write them: `Directory: ./api`, `Env: STAGE=live`.
public record FenceAttributes(
        String name,
        String directory,
        boolean interactive,
        boolean background,
        boolean onRequest,
        boolean ignored,
        boolean script,
        boolean usage,
        List<String> sets) {
    private static final QuickPattern CODE_MARKS = QuickPattern.compile("^[`\"]|[`\"]$");
    private static final QuickPattern QUOTES = QuickPattern.compile("^[\"']|[\"']$");

    /// What a fence says that says nothing of itself.
    public static final FenceAttributes NONE =
            new FenceAttributes("", "", false, false, false, false, false, false, List.of());

    /// The lines that xc's users write above a fence.
    private static final QuickPattern LINE =
            QuickPattern.compile(
                    "^\\W*(requires?|req|directory|dir|env(?:ironment)?|inputs?|interactive|run(?:deps)?)\\W*:\\**\\s*(.+)$",
                    Pattern.CASE_INSENSITIVE);

    private static final QuickPattern SET = QuickPattern.compile("\\s*([A-Za-z_]\\w*)=([^,]*)");

    private static final QuickPattern PAIR =
            QuickPattern.compile(
                    "[\"']?([A-Za-z]\\w*)[\"']?\\s*[=:]\\s*(?:\"([^\"]*)\"|'([^']*)'|"
                            + "([^\\s,}\"']+))");

    /// What stands in braces behind a fence's language; [#NONE] where nothing does, or too much.
    public static FenceAttributes of(String info) {
        var open = info.indexOf('{');
        if (open < 0 || info.length() > 1000) {
            return NONE;
        }
        Map<String, String> found = new HashMap<>();
        var match = PAIR.matcher(info.substring(open));
        while (match.find()) {
            var value =
                    match.group(2) != null
                            ? match.group(2)
                            : match.group(3) != null ? match.group(3) : match.group(4);
            found.putIfAbsent(match.group(1).toLowerCase(Locale.ROOT), value);
        }
        return new FenceAttributes(
                found.getOrDefault("name", ""),
                found.getOrDefault("cwd", ""),
                yes(found, "interactive"),
                yes(found, "background"),
                yes(found, "excludefromrunall"),
                yes(found, "ignore"),
                false,
                false,
                List.of());
    }

    /// Whether a paragraph holds nothing but such lines.
    public static boolean lines(Block.Text text) {
        return text.lines().stream().allMatch(line -> LINE.matches(line.text()));
    }

    /// The same attributes with what the lines above the fence add: where it runs, what is set for
    /// it, whether somebody has to be there. What it requires is run in its own place.
    public FenceAttributes with(Block.Text above) {
        var where = directory;
        var attended = interactive;
        var all = new ArrayList<>(sets);
        for (var line : above.lines()) {
            var match = LINE.matcher(line.text());
            if (!match.matches()) {
                continue;
            }
            var value = CODE_MARKS.replaceAll(match.group(2).strip(), "");
            switch (match.group(1).toLowerCase(Locale.ROOT)) {
                case "directory", "dir" -> where = value;
                case "env", "environment" -> {
                    var set = SET.matcher(value);
                    while (set.find()) {
                        all.add(
                                "export "
                                        + set.group(1)
                                        + "="
                                        + quoted(QUOTES.replaceAll(set.group(2).strip(), "")));
                    }
                }
                case "interactive" -> attended |= value.equalsIgnoreCase("true");
                default -> {
                    // What it requires and what it is given change nothing of how it runs.
                }
            }
        }
        return new FenceAttributes(
                name, where, attended, background, onRequest, ignored, script, usage, all);
    }

    /// The same of a fence that shows a script with its first line.
    public FenceAttributes ofScript() {
        return new FenceAttributes(
                name, directory, interactive, background, onRequest, ignored, true, usage, sets);
    }

    /// The same of a fence below a label that says it shows how something is called.
    public FenceAttributes ofUsage() {
        return new FenceAttributes(
                name, directory, interactive, background, onRequest, ignored, script, true, sets);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean yes(Map<String, String> found, String name) {
        return "true".equalsIgnoreCase(found.getOrDefault(name, ""));
    }

    /// The script run in the fence's own directory, which the next fence does not share.
    public String placed(String script) {
        var set = sets.isEmpty() ? script : String.join("\n", sets) + "\n" + script;
        return directory.isEmpty()
                ? set
                : "pushd "
                        + quoted(directory)
                        + " >/dev/null && {\n"
                        + set
                        + "\n} && popd >/dev/null";
    }

    /// Why a person has to be there.
    public Optional<String> attended() {
        if (interactive) {
            return Optional.of("the fence says interactive=true");
        }
        if (script) {
            return Optional.of(
                    "it is a line of a script, and nothing says which of them are meant");
        }
        return background ? Optional.of("the fence says background=true") : Optional.empty();
    }
}
