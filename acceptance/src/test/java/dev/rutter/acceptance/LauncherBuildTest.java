package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher alone, with a Maven and a JDK that only pretend.
class LauncherBuildTest {
    @TempDir Path temp;

    private void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void a_jdk_that_runs_nothing_does_not_cost_what_was_built_before() throws Exception {
        var root = temp.resolve("rutter");
        for (var each : List.of("language", "platform", "engine", "app", "build")) {
            Files.createDirectories(root.resolve(each));
        }
        for (var each : List.of("rutter", "build/find-jdk.sh")) {
            Files.copy(Rutter.ROOT.resolve(each), root.resolve(each));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        var before = Files.createDirectories(root.resolve("app/target/run/lib")).resolve("app.jar");
        Files.writeString(before, "built before");
        program(temp.resolve("bin/mvn"), "mkdir -p '" + root + "/app/target/dist/lib'");
        var jdk = Files.createDirectories(temp.resolve("jdk"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(jdk.resolve("bin/javac"), "exit 0");
        program(jdk.resolve("bin/java"), "exit 0");

        var building = new ProcessBuilder(root.resolve("rutter").toString(), "lint", "x.md");
        building.environment().put("RUTTER_JAVA_HOME", jdk.toString());
        building.environment().put("PATH", temp.resolve("bin") + ":" + System.getenv().get("PATH"));
        var process = building.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(70);
        assertThat(said).contains("point RUTTER_JAVA_HOME at a JDK 25");
        assertThat(before).hasContent("built before");
    }
}
