package dev.rutter.engine.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A record class taken apart once: looking its components up for every event would cost more than
/// reading and writing them.
///
/// @param constructor the canonical one
record RecordShape(List<Component> components, Constructor<?> constructor) {
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return taken(type);
                }
            };

    /// One component.
    ///
    /// @param defaulted whether it is left out where it is empty
    record Component(String name, Type type, Method accessor, boolean defaulted) {
        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }

    /// Asking a class takes a list of its cases apart each time.
    private static final ClassValue<Boolean> SEALED =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return type.isSealed();
                }
            };

    static boolean isSealed(Class<?> type) {
        return SEALED.get(type);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape taken(Class<?> type) {
        var parts = type.getRecordComponents();
        var components =
                Stream.of(parts)
                        .map(part -> {
                            part.getAccessor().setAccessible(true);
                            return new Component(
                                    part.getName(),
                                    part.getGenericType(),
                                    part.getAccessor(),
                                    part.getType() == List.class || part.getType() == Map.class);
                        })
                        .toList();
        try {
            var types = Stream.of(parts).map(part -> part.getType()).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(components, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a canonical constructor: " + type, e);
        }
    }
}
