package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.blueprint.Blueprint.BuildFilter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitWatchTest {

    @ParameterizedTest
    @CsvSource({
        "**/*.md, README.md, true",
        "**/*.md, docs/deep/a.md, true",
        "**/*.md, docs/a.mdx, false",
        "*.md, README.md, true",
        "*.md, docs/a.md, false",
        "src/**, src/a/b.js, true",
        "src/**, source/a.js, false",
        "src/**/*.js, src/a.js, true",
        "src/**/test/*.js, src/test/a.js, true",
        "src/**/test/*.js, src/a/b/test/a.js, true",
        "src/**/test/*.js, src/a/b/tests/a.js, false",
        "./package.json, package.json, true",
        "package?json, package.json, true",
        "package?json, package/json, false",
        "v[0-9].txt, v7.txt, true",
        "v[!0-9].txt, v7.txt, false",
        "a+b(c).txt, a+b(c).txt, true",
        "v[7, v[7, true",
    })
    void a_glob_of_a_build_filter_means_what_renders_does(
            String glob, String file, boolean matches) {
        assertThat(new PathGlob(glob).matches(file)).isEqualTo(matches);
    }

    @Test
    void a_commit_is_meant_where_one_changed_file_is_and_none_of_the_ignored_ones() {
        var filter = new BuildFilter(List.of("web/**"), List.of("**/*.md"));
        assertThat(CommitWatch.meant(filter, List.of("api/a.js", "web/b.js"))).isTrue();
        assertThat(CommitWatch.meant(filter, List.of("api/a.js", "web/b.md"))).isFalse();
        var ignoring = new BuildFilter(List.of(), List.of("**/*.md"));
        assertThat(CommitWatch.meant(ignoring, List.of("README.md", "docs/a.md"))).isFalse();
        assertThat(CommitWatch.meant(ignoring, List.of("README.md", "a.js"))).isTrue();
    }
}
