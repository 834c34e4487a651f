package dev.rutter.language.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a fence says of itself behind its language, as Runme's users write it: ```` ```sh
/// {name=migrate interactive=true cwd=api} ````, or the same as JSON.
record FenceAttributes(
        String name, String directory, boolean interactive, boolean background, boolean onRequest) {
    static final FenceAttributes NONE = new FenceAttributes("", "", false, false, false);

    private static final Pattern PAIR =
            Pattern.compile(
                    "[\"']?([A-Za-z]\\w*)[\"']?\\s*[=:]\\s*(?:\"([^\"]*)\"|'([^']*)'|"
                            + "([^\\s,}\"']+))");

    static FenceAttributes of(String info) {
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
                yes(found, "excludefromrunall"));
    }

    private static boolean yes(Map<String, String> found, String name) {
        return "true".equalsIgnoreCase(found.getOrDefault(name, ""));
    }

    /// The script run in the fence's own directory, which the next fence does not share.
    String placed(String script) {
        if (directory.isEmpty()) {
            return script;
        }
        var quoted = "'" + directory.replace("'", "'\\''") + "'";
        return "pushd " + quoted + " >/dev/null && {\n" + script + "\n} && popd >/dev/null";
    }

    /// Why a person has to be there.
    Optional<String> attended() {
        if (interactive) {
            return Optional.of("the fence says interactive=true");
        }
        return background ? Optional.of("the fence says background=true") : Optional.empty();
    }
}
