package dev.rutter.language.environment;

import dev.rutter.language.environment.Environment.OnMiss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `decide`: what a missed limit calls for, by the limit's or the metric's words.
final class DecideReader {
    private static final Map<String, OnMiss> KNOWN =
            Map.of("warn", OnMiss.WARN, "pause", OnMiss.PAUSE, "roll back", OnMiss.ROLL_BACK);

    private final Mistakes mistakes;

    DecideReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// What the environment says, as far as it is understood.
    Map<String, OnMiss> read(Mapping environment) {
        var decided = new LinkedHashMap<String, OnMiss>();
        var node = environment.value("decide");
        environment
                .pairs("decide")
                .forEach((words, said) -> {
                    var calls = KNOWN.get(said.strip().toLowerCase(Locale.ROOT).replace('_', ' '));
                    if (calls != null) {
                        decided.put(words, calls);
                        return;
                    }
                    mistakes.add(
                            Mistakes.UNKNOWN_WORD,
                            node.flatMap(it -> Mapping.valueIn(it, words))
                                    .or(() -> node)
                                    .orElse(environment.node()),
                            "a missed limit calls for warn, pause or roll back",
                            "\"" + words + "\": \"" + said + "\"",
                            Mistakes.nearest(said, List.of("warn", "pause", "roll back")));
                });
        return decided;
    }
}
