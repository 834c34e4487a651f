package dev.rutter.app.cli;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Asks the person at the terminal for the variables that a blueprint leaves open (`sync: false`).
/// What is typed is not shown; the platform keeps it and never asks again. A blank line leaves one
/// without a value.
final class OpenVariables {
    private final Screen screen;
    private final Typed typed;

    OpenVariables(Screen screen, InputStream typed) {
        this.screen = screen;
        this.typed = new Typed(screen, typed);
    }

    /// The values that were typed.
    ///
    /// @param open each variable with the services that want it
    Map<String, String> ask(SequencedMap<String, List<String>> open) {
        var given = new HashMap<String, String>();
        if (!open.isEmpty()) {
            screen.err()
                    .println(
                            "render.yaml leaves "
                                    + open.size()
                                    + (open.size() == 1 ? " variable" : " variables")
                                    + " open (sync: false); what you type is not shown, and kept."
                                    + " A blank line leaves one without a value.");
        }
        open.forEach((name, services) -> {
            var value =
                    typed.unseen("  " + name + " of " + String.join(", ", services) + " = ")
                            .strip();
            if (!value.isEmpty()) {
                given.put(name, value);
            }
        });
        return given;
    }
}
