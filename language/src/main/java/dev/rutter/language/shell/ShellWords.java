package dev.rutter.language.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of one simple command, with quotes removed; empty where the text is more than one
/// simple command (pipes, lists, redirections, substitutions that run something).
final class ShellWords {
    private ShellWords() {}

    static Optional<List<String>> simple(String script) {
        if (script.length() > 20_000) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = (char) 0;
        for (var i = 0; i < script.length(); i++) {
            var c = script.charAt(i);
            var next = i + 1 < script.length() ? script.charAt(i + 1) : (char) 0;
            if (quote == '\'') {
                if (c == '\'') {
                    quote = 0;
                } else if (c == '$' && (Character.isLetter(next) || next == '{' || next == '(')) {
                    // Between single quotes nothing is replaced; a request's reader would.
                    return Optional.empty();
                } else {
                    word.append(c);
                }
            } else if (c == '`' || (c == '$' && next == '(')) {
                return Optional.empty();
            } else if (c == '\\') {
                if (next != '\n') {
                    if (quote == '"' && "\"\\$`".indexOf(next) < 0) {
                        word.append(c);
                    }
                    word.append(next);
                    inWord = true;
                }
                i++;
            } else if (quote == '"') {
                if (c == '"') {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == '<' && isPlaceholder(script, i)) {
                var end = script.indexOf('>', i);
                word.append(script, i, end + 1);
                inWord = true;
                i = end;
            } else if ("|;<>()\n".indexOf(c) >= 0) {
                return Optional.empty();
            } else if (c == '&') {
                if (!inWord
                        || !word.toString().contains("://")
                        || next == ' '
                        || next == 0
                        || next == '&') {
                    return Optional.empty();
                }
                word.append(c);
            } else if (Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }

    private static boolean isPlaceholder(String script, int at) {
        var match = Placeholders.ANGLE.matcher(script);
        return match.find(at) && match.start() == at;
    }
}
