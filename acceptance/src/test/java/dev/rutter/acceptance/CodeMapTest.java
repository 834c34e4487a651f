package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table in ARCHITECTURE.md against the class files: which package names which.
class CodeMapTest {
    private static final Path ROOT = Path.of(System.getProperty("rutter.root"));
    private static final List<String> MODULES = List.of("language", "platform", "engine", "app");

    /// `| engine | `journal` | what it is | runbook plan store |`
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| *(\\w+) *\\| *`([\\w.]+)` *\\|[^|]*\\| *([^|]*?) *\\|$",
                    Pattern.MULTILINE);

    private static final Pattern NAMED = Pattern.compile("L?dev/rutter/([a-z/]+)/[A-Z]");

    @Test
    void the_code_map_names_every_package_and_every_import_between_packages() throws IOException {
        assertThat(render(inClasses(ROOT)))
                .as(
                        "ARCHITECTURE.md's code map and the classes differ; edit the page if the new import is meant")
                .isEqualTo(render(onThePage(ROOT)));
    }

    @Test
    void an_import_that_the_page_lacks_is_found(@TempDir Path tree) throws IOException {
        Files.writeString(
                tree.resolve("ARCHITECTURE.md"),
                """
                | language | `expect` | What a result must look like. | problem |
                | language | `problem` | Places in a document. |  |
                """);
        write(tree, "dev/rutter/language/problem/Span", "java/lang/Object");
        write(tree, "dev/rutter/language/expect/Judge", "dev/rutter/language/problem/Span");
        assertThat(render(inClasses(tree))).isEqualTo(render(onThePage(tree)));

        write(tree, "dev/rutter/language/problem/Place", "dev/rutter/language/expect/Judge");

        assertThat(render(inClasses(tree)))
                .isNotEqualTo(render(onThePage(tree)))
                .contains("language.problem -> language.expect");
    }

    /// A class file whose one method gives back the class it `names`.
    private static void write(Path tree, String name, String names) throws IOException {
        var file = classes(tree, "language").resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                ClassFile.of()
                        .build(
                                ClassDesc.ofInternalName(name),
                                made ->
                                        made.withMethodBody(
                                                "named",
                                                MethodTypeDesc.of(ConstantDescs.CD_Class),
                                                ClassFile.ACC_STATIC,
                                                code ->
                                                        code.ldc(ClassDesc.ofInternalName(names))
                                                                .areturn())));
    }

    @Test
    void no_package_needs_itself_by_way_of_others() throws IOException {
        var uses = inClasses(ROOT);
        uses.forEach((name, direct) -> {
            var reached = new TreeSet<String>();
            var open = new ArrayDeque<>(direct);
            while (!open.isEmpty()) {
                var next = open.pop();
                if (reached.add(next)) {
                    open.addAll(uses.getOrDefault(next, Set.of()));
                }
            }
            assertThat(reached).as("what %s needs", name).doesNotContain(name);
        });
    }

    @Test
    void imports_go_from_app_to_engine_to_language_and_from_app_to_platform_only()
            throws IOException {
        var allowed =
                Map.of(
                        "language", Set.of("language"),
                        "platform", Set.of("platform"),
                        "engine", Set.of("engine", "language"),
                        "app", Set.of("app", "engine", "platform", "language"));
        inClasses(ROOT)
                .forEach((name, uses) ->
                        uses.forEach(used ->
                                assertThat(allowed.get(moduleOf(name)))
                                        .as("%s names %s", name, used)
                                        .contains(moduleOf(used))));
    }

    @Test
    void the_language_names_no_file_socket_database_process_thread_or_clock() throws IOException {
        var banned =
                Pattern.compile(
                        "^L?(java/nio/file/|java/io/File|java/net/(?!URI)|java/sql/|java/lang/Process|java/lang/Thread"
                                + "|java/util/concurrent/|java/security/SecureRandom|java/util/Random)");
        for (var file : classFiles(ROOT, "language")) {
            for (var name : named(file)) {
                assertThat(banned.matcher(name).find()).as("%s names %s", file, name).isFalse();
            }
            assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as("%s reads a clock", file)
                    .doesNotContain("currentTimeMillis")
                    .doesNotContain("nanoTime")
                    .doesNotContain("java/time/Clock")
                    .doesNotContain("java/time/InstantSource");
        }
    }

    @Test
    void each_library_appears_in_its_home_packages_only() throws IOException {
        var homes =
                Map.of(
                        "org/commonmark/", Set.of("language.block"),
                        "org/snakeyaml/", Set.of("language.environment", "platform.blueprint"),
                        "tools/jackson/",
                                Set.of(
                                        "engine.journal",
                                        "engine.hosting",
                                        "platform.proxy",
                                        "platform.api",
                                        "app.json"),
                        "io/undertow/", Set.of("platform.proxy", "platform.api"),
                        "org/HdrHistogram/", Set.of("platform.proxy"),
                        "org/sqlite/", Set.of("engine.store"),
                        "org/postgresql/", Set.of("engine.probe", "platform.database"),
                        "picocli/", Set.of("app.cli", "app.start"));
        for (var module : MODULES) {
            for (var file : classFiles(ROOT, module)) {
                var home = packageOf(ROOT, module, file);
                for (var name : named(file)) {
                    homes.forEach((library, packages) -> {
                        if (name.startsWith(library) || name.startsWith("L" + library)) {
                            assertThat(packages).as("%s uses %s", file, name).contains(home);
                        }
                    });
                }
            }
        }
    }

    private static Map<String, Set<String>> inClasses(Path root) throws IOException {
        var map = new TreeMap<String, Set<String>>();
        for (var module : MODULES) {
            for (var file : classFiles(root, module)) {
                var uses = map.computeIfAbsent(packageOf(root, module, file), _ -> new TreeSet<>());
                for (var name : named(file)) {
                    var matcher = NAMED.matcher(name);
                    while (matcher.find()) {
                        uses.add(matcher.group(1).replace('/', '.'));
                    }
                }
            }
        }
        map.forEach((name, uses) -> uses.remove(name));
        return map;
    }

    private static Map<String, Set<String>> onThePage(Path root) throws IOException {
        var map = new TreeMap<String, Set<String>>();
        var known = new LinkedHashMap<String, String>();
        Matcher row = ROW.matcher(Files.readString(root.resolve("ARCHITECTURE.md")));
        while (row.find()) {
            known.put(row.group(1) + "." + row.group(2), row.group(3));
        }
        known.forEach((name, uses) -> {
            var set = new TreeSet<String>();
            for (var used : uses.split("[ ,]+", -1)) {
                if (used.matches("[a-z.]+")) {
                    // A bare name means the same module; others are written with theirs.
                    set.add(known.containsKey(used) ? used : moduleOf(name) + "." + used);
                }
            }
            map.put(name, set);
        });
        return map;
    }

    private static String render(Map<String, Set<String>> map) {
        var out = new StringBuilder();
        map.forEach((name, uses) ->
                out.append(name).append(" -> ").append(String.join(" ", uses)).append('\n'));
        return out.toString();
    }

    private static String moduleOf(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String packageOf(Path root, String module, Path file) {
        var folder =
                classes(root, module).resolve("dev/rutter").relativize(file.getParent()).toString();
        return folder.replace('/', '.');
    }

    private static Path classes(Path root, String module) {
        return root.resolve(module).resolve("target/classes");
    }

    private static List<Path> classFiles(Path root, String module) throws IOException {
        var classes = classes(root, module);
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.getFileName().toString().equals("package-info.class"))
                    .sorted()
                    .toList();
        }
    }

    /// Every class that a class file names: as a class, in a descriptor, in a signature.
    private static Set<String> named(Path file) throws IOException {
        var names = new TreeSet<String>();
        for (var entry : ClassFile.of().parse(file).constantPool()) {
            switch (entry) {
                case ClassEntry named -> names.add(named.asInternalName());
                case Utf8Entry text when text.stringValue().contains(";") -> {
                    for (var part : text.stringValue().split("[;()<>\\[*+-]", -1)) {
                        if (part.startsWith("L")) {
                            names.add(part);
                        }
                    }
                }
                case null, default -> {}
            }
        }
        return names;
    }
}
