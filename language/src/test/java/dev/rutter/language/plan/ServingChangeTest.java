package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What builds reaches nobody; what is not known to build may change what serves.
class ServingChangeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hugo --minify",
                "npx next build",
                "vite build && tar czf site.tgz dist",
                "pnpm exec astro build",
                "dotnet build -c Release",
                "bin/rails assets:precompile",
                "bundle exec jekyll build",
                "python -m build",
                "npm run build"
            })
    void what_builds_leaves_what_serves_alone(String command) {
        assertThat(ServingChange.by(new Action.Shell(command))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hugo deploy",
                "next start",
                "dotnet publish -o /srv/app",
                "bin/rails db:migrate",
                "vite build && ./ship",
                "make"
            })
    void what_may_put_something_out_changes_it(String command) {
        assertThat(ServingChange.by(new Action.Shell(command))).isTrue();
    }
}
