package dev.rutter.engine.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Any value of a type, by chance: records with any components, any case of a sealed type.
record AnyValue(RandomGenerator chance) {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "plain",
                    "two\nlines\t\"quoted\" \\ back",
                    "é … 🚢 \u2028",
                    "\u0000\u001b[31m",
                    "type",
                    "{\"type\":\"shell\"}",
                    " blanks ");

    Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return chance.nextBoolean() ? Optional.of(of(arguments[0])) : Optional.empty();
            } else if (raw == List.class) {
                var list = new ArrayList<Object>();
                for (int i = chance.nextInt(3); i > 0; i--) {
                    list.add(of(arguments[0]));
                }
                return list;
            }
            var map = new HashMap<Object, Object>();
            for (int i = chance.nextInt(3); i > 0; i--) {
                map.put(of(arguments[0]), of(arguments[1]));
            }
            return map;
        }
        return ofClass((Class<?>) type);
    }

    private Object ofClass(Class<?> type) {
        if (type == String.class) {
            return TEXTS.get(chance.nextInt(TEXTS.size()));
        } else if (type == int.class || type == Integer.class) {
            // Lines and columns count from 1.
            return chance.nextInt(1, Integer.MAX_VALUE);
        } else if (type == long.class) {
            return chance.nextLong();
        } else if (type == double.class) {
            return chance.nextDouble();
        } else if (type == boolean.class) {
            return chance.nextBoolean();
        } else if (type == BigDecimal.class) {
            return BigDecimal.valueOf(chance.nextLong(), chance.nextInt(-3, 9));
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(chance.nextInt(), chance.nextInt(1_000_000_000));
        } else if (type == Duration.class) {
            return Duration.ofMillis(chance.nextInt());
        } else if (type == OptionalInt.class) {
            return chance.nextBoolean() ? OptionalInt.of(chance.nextInt()) : OptionalInt.empty();
        } else if (type.isEnum()) {
            return oneOf(type.getEnumConstants());
        } else if (type.isSealed()) {
            return ofClass(oneOf(type.getPermittedSubclasses()));
        } else if (type.isRecord()) {
            return ofRecord(type);
        }
        throw new IllegalStateException("no idea how to make a " + type);
    }

    private Object ofRecord(Class<?> type) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = of(components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    private <T> T oneOf(T[] values) {
        return values[chance.nextInt(values.length)];
    }
}
