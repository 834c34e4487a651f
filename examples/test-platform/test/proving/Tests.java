package proving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Runs the tests without a framework: every static method, but private ones, of every class named
/// `…Test`.
public final class Tests {
    private Tests() {}

    /// Exit status 0 where all pass.
    public static void main(String[] args) throws Exception {
        var passed = 0;
        var failed = 0;
        try (var files = Files.list(Path.of("out/classes/proving"))) {
            var names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Test.class"))
                            .sorted()
                            .toList();
            for (var name : names) {
                var type =
                        Class.forName(
                                "proving." + name.substring(0, name.length() - ".class".length()));
                for (var method : type.getDeclaredMethods()) {
                    if (!isTest(method)) {
                        continue;
                    }
                    try {
                        method.invoke(null);
                        passed++;
                    } catch (InvocationTargetException e) {
                        failed++;
                        System.out.println("FAILED  " + method.getName() + ": " + e.getCause());
                    }
                }
            }
        }
        if (failed > 0 || passed == 0) {
            System.out.println(failed + " tests failed, " + passed + " passed");
            System.exit(1);
        }
        System.out.println("all tests passed (" + passed + ")");
    }

    private static boolean isTest(Method method) {
        var modifiers = method.getModifiers();
        return Modifier.isStatic(modifiers)
                && !Modifier.isPrivate(modifiers)
                && !method.isSynthetic()
                && method.getParameterCount() == 0;
    }

    static void same(Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            throw new AssertionError("wanted " + wanted + ", found " + found);
        }
    }

    /// What is expected to throw.
    interface Body {
        void run() throws Exception;
    }

    static void refuses(Class<? extends Exception> type, Body body) {
        try {
            body.run();
        } catch (Exception e) {
            if (type.isInstance(e)) {
                return;
            }
            throw new AssertionError("wanted " + type.getSimpleName() + ", found " + e, e);
        }
        throw new AssertionError("wanted " + type.getSimpleName() + ", found nothing wrong");
    }
}
