package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the tree promises of itself. Exceptions may only shrink.
class TidyTest {
    private static final Path ROOT = Path.of(System.getProperty("rutter.root"));

    /// Longest file of code, in lines.
    private static final int LINES = 400;

    /// Exceptions, by name and length: they may only shrink.
    private static final Map<String, Integer> LONGER = Map.of();

    private static final Pattern BANNED_NAME =
            Pattern.compile(
                    "(Check|Job|Task|Status|Manager|Helper|Util|Utils|Impl|Base|Service)$|^(Abstract|Rutter)[A-Z]");

    /// Names of other fields' standards that end in a banned word.
    private static final Set<String> NAMES_ALLOWED = Set.of("ExitStatus", "HttpStatus");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

    @Test
    void no_file_of_code_is_longer_than_four_hundred_lines() throws IOException {
        assertThat(
                        sources().stream()
                                .filter(file ->
                                        linesOf(file).size()
                                                > LONGER.getOrDefault(
                                                        String.valueOf(file.getFileName()), LINES))
                                .toList())
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_admits_no_null() throws IOException {
        var folders = sources().stream().map(Path::getParent).distinct().filter(this::isOurs);
        assertThat(folders.filter(folder -> !saysWhatItIs(folder)).toList()).isEmpty();
    }

    @Test
    void no_type_has_a_name_that_means_two_things_here() throws IOException {
        var types = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
        var found = new ArrayList<String>();
        for (var file : sources()) {
            if (!file.toString().contains("/src/main/")) {
                continue;
            }
            var matcher = types.matcher(code(file));
            while (matcher.find()) {
                var name = matcher.group(1);
                if (BANNED_NAME.matcher(name).find() && !NAMES_ALLOWED.contains(name)) {
                    found.add(file + ": " + name);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void nothing_unfinished_reaches_main_code() throws IOException {
        var unfinished =
                Pattern.compile("\\b(TODO|FIXME|HACK)\\b|@Disabled|@SuppressWarnings\\(\"all\"\\)");
        assertThat(
                        sources().stream()
                                .filter(file -> !file.endsWith("TidyTest.java"))
                                .filter(file ->
                                        unfinished.matcher(String.join("\n", linesOf(file))).find())
                                .toList())
                .isEmpty();
    }

    @Test
    void tests_sleep_only_between_two_looks_at_a_state() throws IOException {
        var sleeps = new ArrayList<String>();
        for (var file : sources()) {
            if (!file.toString().contains("/src/test/") || file.endsWith("TidyTest.java")) {
                continue;
            }
            // Programs that tests write or start (in text blocks, in a `main`) may take their time.
            var code = code(file).replaceAll("(?s)public static void main\\(.*?\\n    }\\n", "");
            var lines = code.lines().toList();
            for (var at = 0; at < lines.size(); at++) {
                var before = String.join("\n", lines.subList(Math.max(0, at - 6), at));
                if (lines.get(at).contains("Thread.sleep") && !before.contains("while (")) {
                    sleeps.add(ROOT.relativize(file) + ": " + lines.get(at).strip());
                }
            }
        }
        assertThat(sleeps).isEmpty();
    }

    @Test
    void every_link_in_a_page_leads_somewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : files(".md")) {
            if (page.toString().contains("/src/") || page.startsWith(ROOT.resolve("examples"))) {
                continue;
            }
            var links =
                    LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```|`[^`\n]*`", ""));
            while (links.find()) {
                if (!Files.exists(page.resolveSibling(links.group(1)))) {
                    broken.add(ROOT.relativize(page) + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_test_that_a_page_names_exists() throws IOException {
        var tests =
                sources().stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .toList();
        var named = Pattern.compile("`(\\w+Test)`");
        var missing = new ArrayList<String>();
        for (var page : files(".md")) {
            var names = named.matcher(Files.readString(page));
            while (names.find()) {
                if (!tests.contains(names.group(1))) {
                    missing.add(ROOT.relativize(page) + ": " + names.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private boolean isOurs(Path folder) {
        return folder.toString().contains("/dev/rutter/")
                && !folder.toString().contains("/resources/");
    }

    private static boolean saysWhatItIs(Path folder) {
        var tests = folder.toString().contains("/src/test/");
        var main = Path.of(folder.toString().replace("/src/test/", "/src/main/"));
        var page =
                Files.exists(folder.resolve("package-info.java")) ? folder : tests ? main : folder;
        var info = page.resolve("package-info.java");
        if (!Files.exists(info)) {
            return false;
        }
        var text = String.join("\n", linesOf(info));
        return text.startsWith("/// ") && text.contains("@NullMarked");
    }

    private static String code(Path file) {
        return String.join("\n", linesOf(file))
                .replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"")
                .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"")
                .replaceAll("//.*", "");
    }

    private static List<Path> sources() throws IOException {
        return files(".java");
    }

    private static List<Path> files(String ending) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        var name = folder.getFileName().toString();
                        var skip =
                                name.equals("target")
                                        || name.equals(".git")
                                        || name.equals("node_modules");
                        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(ending)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(file + " cannot be read as UTF-8", unreadable);
        }
    }
}
