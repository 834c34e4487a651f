package dev.rutter.language.environment;

import dev.rutter.language.problem.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the keys stand that name something in the document, so that one which names nothing there
/// can be shown at its place.
final class KeyPlaces {
    private static final List<String> SECTIONS =
            List.of("bind", "automate", "choose", "acknowledge", "metrics", "decide");

    private KeyPlaces() {}

    static Map<Companion.Key, Span> of(String environment, Mapping fields, Mistakes mistakes) {
        var places = new LinkedHashMap<Companion.Key, Span>();
        for (var section : SECTIONS) {
            fields.value(section)
                    .flatMap(Mapping::quietly)
                    .ifPresent(mapping ->
                            mapping.forEach((name, key) ->
                                    places.put(
                                            new Companion.Key(environment, section, name),
                                            mistakes.span(key))));
        }
        return places;
    }
}
