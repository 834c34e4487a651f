package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder, new Ids(new Random(1)), InstantSource.fixed(BEGAN));
    }

    @Test
    void the_newest_built_releases_stay_and_older_ones_go() throws IOException {
        for (var i = 0; i < 8; i++) {
            release(i, i == 7 ? RolloutState.LIVE : RolloutState.DEACTIVATED, i);
        }

        shelf.prune(5, List.of());

        assertThat(kept()).containsExactly("dep-3", "dep-4", "dep-5", "dep-6", "dep-7");
    }

    @Test
    void releases_that_failed_take_nobodys_place_and_go_but_for_what_they_printed()
            throws IOException {
        release(0, RolloutState.DEACTIVATED, 0);
        release(1, RolloutState.LIVE, 1);
        for (var i = 2; i < 6; i++) {
            release(i, i % 2 == 0 ? RolloutState.BUILD_FAILED : RolloutState.UPDATE_FAILED, i);
        }

        shelf.prune(2, List.of());

        assertThat(kept()).containsExactly("dep-0", "dep-1");
        assertThat(shelf.release("dep-5").resolve("build")).isDirectory();
    }

    @Test
    void what_runs_what_is_under_way_and_what_is_named_stays_however_old() throws IOException {
        for (var i = 0; i < 9; i++) {
            release(i, i == 8 ? RolloutState.BUILD_IN_PROGRESS : RolloutState.DEACTIVATED, i);
        }
        // The way back: an instance of an old build that is kept running.
        var child = new Child(1, 1, "boot", "marker", folder);
        shelf.put(new Instance("srv-1", "dep-1", "dep-1", 0, child, Instance.Role.STANDBY, BEGAN));

        shelf.prune(1, List.of("dep-0"));

        assertThat(kept()).containsExactly("dep-0", "dep-1", "dep-7", "dep-8");
    }

    @Test
    void a_build_that_was_gone_back_to_stays_with_the_release_that_serves_it() throws IOException {
        release(0, RolloutState.DEACTIVATED, 0);
        release(1, RolloutState.DEACTIVATED, 1);
        release(2, RolloutState.DEACTIVATED, 2);
        release(3, RolloutState.LIVE, 0);

        shelf.prune(1, List.of());

        assertThat(kept()).containsExactly("dep-0", "dep-3");
    }

    private void release(int number, RolloutState state, int artefact) throws IOException {
        var id = "dep-" + number;
        var at = BEGAN.plusSeconds(number);
        shelf.put(
                new Rollout(
                        id,
                        new Commit("c" + number, "", at),
                        state,
                        Trigger.API,
                        "dep-" + artefact,
                        "",
                        at,
                        Optional.of(at),
                        Optional.of(at),
                        at));
        Files.createDirectories(shelf.release(id).resolve("src"));
        Files.createDirectories(shelf.release(id).resolve("build"));
    }

    private List<String> kept() throws IOException {
        var names = new ArrayList<String>();
        try (var each = Files.newDirectoryStream(folder.resolve("releases"))) {
            each.forEach(path -> {
                if (Files.exists(path.resolve("src"))) {
                    names.add(path.getFileName().toString());
                }
            });
        }
        names.sort(null);
        return names;
    }
}
