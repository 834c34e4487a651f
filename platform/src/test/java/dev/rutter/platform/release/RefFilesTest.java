package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefFilesTest {

    @TempDir Path temp;

    private Path top;

    @BeforeEach
    void repository() throws Exception {
        top = Files.createDirectories(temp.resolve("top"));
        git(top, "init", "-q", "-b", "main");
        git(top, "commit", "-q", "--allow-empty", "-m", "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "HEAD"})
    void are_the_same_until_the_branch_has_another_commit(String word) throws Exception {
        var before = RefFiles.of(top, word);
        assertThat(before).isPresent().isEqualTo(RefFiles.of(top, word));
        Files.writeString(top.resolve("file"), "not committed");
        git(top, "add", "file");
        assertThat(RefFiles.of(top, word)).isEqualTo(before);
        git(top, "commit", "-q", "-m", "two");
        assertThat(RefFiles.of(top, word)).isPresent().isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "HEAD", "v1"})
    void tell_of_what_is_written_in_one_file_with_all_others(String word) throws Exception {
        git(top, "tag", "v1");
        git(top, "pack-refs", "--all");
        var before = RefFiles.of(top, word);
        assertThat(before).isPresent().isEqualTo(RefFiles.of(top, word));
        git(top, "commit", "-q", "--allow-empty", "-m", "two");
        git(top, "tag", "-f", "v1");
        var loose = RefFiles.of(top, word);
        assertThat(loose).isNotEqualTo(before);
        git(top, "pack-refs", "--all");
        assertThat(RefFiles.of(top, word)).isNotEqualTo(before);
    }

    @Test
    void tell_of_another_branch_that_is_checked_out() throws Exception {
        git(top, "branch", "other");
        var before = RefFiles.of(top, "HEAD");
        git(top, "checkout", "-q", "other");
        assertThat(RefFiles.of(top, "HEAD")).isPresent().isNotEqualTo(before);
    }

    @Test
    void tell_of_a_tag_that_takes_the_place_of_a_branch_and_of_a_branch_that_is_gone()
            throws Exception {
        git(top, "branch", "release/2");
        var before = RefFiles.of(top, "release/2");
        git(top, "tag", "release/2");
        var hidden = RefFiles.of(top, "release/2");
        assertThat(hidden).isPresent().isNotEqualTo(before);
        git(top, "branch", "-D", "release/2");
        assertThat(RefFiles.of(top, "release/2")).isPresent().isNotEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"side", "HEAD"})
    void are_found_from_a_folder_below_and_from_a_further_checkout(String word) throws Exception {
        var side = temp.resolve("side");
        git(top, "worktree", "add", "-q", "-b", "side", side.toString());
        var below = Files.createDirectories(side.resolve("deep/er"));
        var before = RefFiles.of(below, word);
        assertThat(before).isPresent().isEqualTo(RefFiles.of(below, word));
        git(side, "commit", "-q", "--allow-empty", "-m", "two");
        assertThat(RefFiles.of(below, word)).isPresent().isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main~1", "HEAD^", "@{upstream}", "../main", "a..b", "", "-x"})
    void are_not_asked_what_only_git_can_tell(String word) {
        assertThat(RefFiles.of(top, word)).isEmpty();
    }

    @Test
    void are_not_there_where_no_repository_is() throws Exception {
        assertThat(RefFiles.of(Path.of("/"), "main")).isEmpty();
    }

    private static void git(Path folder, String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("git", "-C", folder.toString()));
        all.addAll(List.of("-c", "user.name=A", "-c", "user.email=a@example.com"));
        all.addAll(List.of(words));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
