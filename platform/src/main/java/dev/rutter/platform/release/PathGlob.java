package dev.rutter.platform.release;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A glob of a build filter over the files of a repository.
///
/// spec (https://render.com/docs/monorepo-support#build-filters): `?` is one character but `/`, `*`
/// any number of them, `**` any number of folders, none included; `[abc]`, `[a-z]` and `[!a]` are
/// one character of a set. What is no glob is taken literally.
///
/// @param written relative to the top of the repository
record PathGlob(String written) {

    /// @param file relative to the top of the repository, with slashes
    boolean matches(String file) {
        try {
            return Pattern.compile(regex()).matcher(file).matches();
        } catch (PatternSyntaxException literally) {
            return file.equals(written);
        }
    }

    private String regex() {
        var glob = written.startsWith("./") ? written.substring(2) : written;
        var regex = new StringBuilder();
        for (var at = 0; at < glob.length(); ) {
            if (glob.startsWith("**/", at) && (at == 0 || glob.charAt(at - 1) == '/')) {
                regex.append("(?:[^/]+/)*");
                at += 3;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else {
                at += one(glob, at, regex);
            }
        }
        return regex.toString();
    }

    /// Appends what begins at a place and returns how long it is.
    private static int one(String glob, int at, StringBuilder regex) {
        var character = glob.charAt(at);
        var end = glob.indexOf(']', at + 2);
        switch (character) {
            case '*' -> regex.append("[^/]*");
            case '?' -> regex.append("[^/]");
            case '[' -> {
                if (end > 0) {
                    var set = glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                    var not = set.startsWith("!") || set.startsWith("^");
                    regex.append(not ? "[^/" + set.substring(1) : "[" + set).append(']');
                    return end + 1 - at;
                }
                regex.append("\\[");
            }
            default -> regex.append(Pattern.quote(String.valueOf(character)));
        }
        return 1;
    }
}
