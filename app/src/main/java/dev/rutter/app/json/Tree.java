package dev.rutter.app.json;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns records into maps for JSON: a component is a key (snake_case), a record of a sealed kind
/// gets a `kind`, an absent value is left out, durations are seconds, instants ISO 8601 texts,
/// enums their lower-case words.
final class Tree {
    private Tree() {}

    static Object of(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case BigDecimal number -> number;
            case Number number -> number;
            case Duration length ->
                    length.toNanos() % 1_000_000_000L == 0
                            ? (Object) length.toSeconds()
                            : (Object) (length.toMillis() / 1000.0);
            case Instant at -> at.toString();
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case OptionalInt number -> number.isPresent() ? (Object) number.getAsInt() : "";
            case Optional<?> some -> some.map(Tree::of).orElse("");
            case Collection<?> many -> many.stream().map(Tree::of).toList();
            case Map<?, ?> map -> ofMap(map);
            case Record record -> ofRecord(record);
            default -> value.toString();
        };
    }

    private static Map<String, Object> ofMap(Map<?, ?> map) {
        var tree = new LinkedHashMap<String, Object>();
        map.entrySet().stream()
                .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
                .forEach(entry -> tree.put(entry.getKey().toString(), of(entry.getValue())));
        return tree;
    }

    static Map<String, Object> ofRecord(Record record) {
        var tree = new LinkedHashMap<String, Object>();
        for (var kind : record.getClass().getInterfaces()) {
            if (kind.isSealed()) {
                tree.put("kind", snake(record.getClass().getSimpleName()));
            }
        }
        for (var component : record.getClass().getRecordComponents()) {
            var value = read(record, component.getAccessor());
            var absent =
                    (value instanceof Optional<?> some && some.isEmpty())
                            || (value instanceof OptionalInt number && number.isEmpty());
            if (!absent) {
                tree.put(snake(component.getName()), of(value));
            }
        }
        return tree;
    }

    private static Object read(Record record, java.lang.reflect.Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(accessor + " of a record cannot be read", impossible);
        }
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    static List<Object> list(Collection<?> values) {
        return values.stream().map(Tree::of).toList();
    }
}
