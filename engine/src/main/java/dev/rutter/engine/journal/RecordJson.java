package dev.rutter.engine.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Records as JSON and back, by their components, so that domain records carry no annotations.
///
/// A component is a field of the same name. What is absent (`Optional`, an empty collection) is
/// left out. Reading ignores fields it does not know and takes a missing field as absent, empty,
/// `""`, 0 or `false`, so that a journal from before a component existed still reads. A case of a
/// sealed type is told by the field `type` (see [JournalFormat]). Decimals are texts, so that
/// `1.50` stays `1.50`; times and durations are ISO 8601.
final class RecordJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecordJson() {}

    static JsonNode write(Object value, Type declared) {
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.stringNode(number.toString());
            case Instant instant -> JSON.stringNode(instant.toString());
            case Duration duration -> JSON.stringNode(duration.toString());
            case Enum<?> constant -> JSON.stringNode(constant.name());
            case OptionalInt number ->
                    number.isPresent() ? JSON.numberNode(number.getAsInt()) : JSON.nullNode();
            case Optional<?> optional ->
                    optional.isPresent()
                            ? write(optional.get(), argument(declared, 0))
                            : JSON.nullNode();
            case List<?> list -> {
                var array = JSON.arrayNode();
                list.forEach(item -> array.add(write(item, argument(declared, 0))));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = JSON.objectNode();
                // Sorted, since the order of immutable maps changes from process to process.
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, item) -> sorted.put((String) key, item));
                sorted.forEach((key, item) -> object.set(key, write(item, argument(declared, 1))));
                yield object;
            }
            case Record record -> writeRecord(record, declared);
            default -> throw unsupported(value.getClass());
        };
    }

    private static JsonNode writeRecord(Record record, Type declared) {
        var object = JSON.objectNode();
        if (RecordShape.isSealed(raw(declared))) {
            object.put("type", JournalFormat.name(record.getClass()));
        }
        for (var component : RecordShape.of(record.getClass()).components()) {
            var field = write(component.of(record), component.type());
            if (!field.isNull()
                    && !(field.isContainer() && field.isEmpty() && component.defaulted())) {
                object.set(component.name(), field);
            }
        }
        return object;
    }

    static Object read(JsonNode node, Type declared, String path) {
        var raw = raw(declared);
        if (raw == Optional.class) {
            return absent(node)
                    ? Optional.empty()
                    : Optional.of(read(node, argument(declared, 0), path));
        } else if (raw == OptionalInt.class) {
            return absent(node) ? OptionalInt.empty() : OptionalInt.of(node.asInt());
        } else if (raw == List.class) {
            var list = new ArrayList<Object>();
            for (var item : node) {
                list.add(read(item, argument(declared, 0), path + "[" + list.size() + "]"));
            }
            return list;
        } else if (raw == Map.class) {
            var map = new LinkedHashMap<String, Object>();
            node.properties()
                    .forEach(field ->
                            map.put(
                                    field.getKey(),
                                    read(
                                            field.getValue(),
                                            argument(declared, 1),
                                            path + "." + field.getKey())));
            return map;
        } else if (raw == String.class) {
            return absent(node) ? "" : node.asString();
        } else if (raw == boolean.class) {
            return node.asBoolean(false);
        } else if (raw == int.class || raw == Integer.class) {
            return node.asInt(0);
        } else if (raw == long.class) {
            return node.asLong(0);
        } else if (raw == double.class) {
            return node.asDouble(0);
        } else if (absent(node)) {
            throw new Unreadable("\"" + path + "\" is missing");
        } else if (raw == BigDecimal.class) {
            return new BigDecimal(node.asString());
        } else if (raw == Instant.class) {
            return Instant.parse(node.asString());
        } else if (raw == Duration.class) {
            return Duration.parse(node.asString());
        } else if (raw.isEnum()) {
            return constant(raw, node.asString(), path);
        } else if (RecordShape.isSealed(raw)) {
            var name = node.path("type").asString("");
            var type =
                    JournalFormat.named(raw, name)
                            .orElseThrow(() -> new Unreadable(unknownCase(raw, name, path)));
            return readRecord(node, type, path);
        } else if (raw.isRecord()) {
            return readRecord(node, raw, path);
        }
        throw unsupported(raw);
    }

    private static String unknownCase(Class<?> family, String name, String path) {
        var what = path.isEmpty() ? "the event" : "\"" + path + "\"";
        return what
                + " is of type \""
                + name
                + "\", which this version does not know (of "
                + family.getSimpleName()
                + ")";
    }

    private static Object readRecord(JsonNode node, Class<?> type, String path) {
        var shape = RecordShape.of(type);
        var components = shape.components();
        var values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            var name = components.get(i).name();
            values[i] =
                    read(
                            node.path(name),
                            components.get(i).type(),
                            path.isEmpty() ? name : path + "." + name);
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new Unreadable("\"" + path + "\" does not hold: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static Object constant(Class<?> type, String name, String path) {
        for (var constant : type.getEnumConstants()) {
            // What is a constant now was a word once, in lower case.
            if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        throw new Unreadable(
                "\"" + path + "\" is \"" + name + "\", which this version does not know");
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[index];
        }
        throw new IllegalStateException(type + " says not of what");
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> throw new IllegalStateException("journals cannot hold a " + type);
        };
    }

    private static IllegalStateException unsupported(Class<?> type) {
        return new IllegalStateException("journals cannot hold a " + type.getName());
    }

    /// The text is JSON, but not of this format.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
