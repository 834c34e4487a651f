package dev.rutter.language.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// What somebody gave a run beside the companion file: the value of an input, or the alternative of
/// a choice. It counts as if it stood there, and wins over what does.
///
/// @param name what the document writes, a variable's name, or a choice's heading
/// @param value what is used; of a secret nothing, its value is in nobody's records
/// @param by who gave it
public record Given(Kind kind, String name, String value, String by) {
    /// Where it would stand in the companion file.
    public enum Kind {
        /// In `bind`.
        TEXT,
        /// In `variables`.
        VARIABLE,
        /// In `secrets`: only its name.
        SECRET,
        /// In `choose`.
        CHOICE
    }

    /// The environment with all of these laid over it, the later over the earlier.
    public static Environment over(Environment at, List<Given> all) {
        if (all.isEmpty()) {
            return at;
        }
        var bind = new HashMap<>(at.bind());
        var variables = new HashMap<>(at.variables());
        var secrets = new LinkedHashSet<>(at.secrets());
        var choose = new HashMap<>(at.choose());
        for (var given : all) {
            switch (given.kind()) {
                case TEXT -> bind.put(given.name(), given.value());
                case VARIABLE -> variables.put(given.name(), given.value());
                case SECRET -> secrets.add(given.name());
                case CHOICE -> {
                    choose.keySet()
                            .removeIf(other ->
                                    Words.held(other, given.name())
                                            || Words.held(given.name(), other));
                    choose.put(given.name(), given.value());
                }
            }
        }
        return at.binding(bind, variables, new ArrayList<>(secrets), choose);
    }

    /// As a line of a report: `<region> = eu`.
    public String says() {
        return name + (kind == Kind.SECRET ? " (a secret)" : " = " + value);
    }
}
