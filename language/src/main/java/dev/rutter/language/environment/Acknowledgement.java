package dev.rutter.language.environment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An answer that an environment states beforehand: `yes` or `no`, with a note where one is wanted,
/// as `yes: note`. There is no third word, so that nobody's slip counts as a yes.
///
/// @param note what is recorded beside the answer; may be empty
public record Acknowledgement(boolean yes, String note) {
    private static final Pattern FORM = Pattern.compile("(?is)\\s*(yes|no)\\s*(?::\\s*(.*?)\\s*)?");

    /// What a text of this form says; empty where it is anything else.
    public static Optional<Acknowledgement> of(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Acknowledgement(
                        found.group(1).toLowerCase(Locale.ROOT).equals("yes"),
                        Optional.ofNullable(found.group(2)).orElse("")));
    }

    /// The same as a text, `yes: note`.
    public String text() {
        return (yes ? "yes" : "no") + (note.isEmpty() ? "" : ": " + note);
    }
}
