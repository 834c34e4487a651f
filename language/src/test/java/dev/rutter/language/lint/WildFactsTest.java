package dev.rutter.language.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runbooks of other people, where they lie beside the project; elsewhere these tests are skipped.
class WildFactsTest {
    private static final Path SHARED =
            Path.of(System.getProperty("rutter.root", "."))
                    .toAbsolutePath()
                    .normalize()
                    .resolveSibling("shared");

    private static List<Problem> lint(Path file) throws IOException {
        return Linter.lint(MarkdownReader.read(Files.readAllBytes(file)));
    }

    private static List<Path> files(String folder) throws IOException {
        var path = SHARED.resolve(folder);
        assumeTrue(
                Files.isDirectory(path),
                "needs runbooks of others, which the repository does not hold, in ../shared");
        try (var all = Files.list(path)) {
            return all.filter(file -> !file.toString().endsWith(".tsv")).sorted().toList();
        }
    }

    /// What the vendors' own words prove wrong, each row checked by hand: document by its number,
    /// line, code, what stands there, and what the linter offers instead.
    @ParameterizedTest(name = "seed {0} line {1}: {2} {3}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "0 ¦ 222 ¦ RT094 ¦ \"postdeploy\": ¦ preDeployCommand",
                "0 ¦ 300 ¦ RT021 ¦ prisma migrate reset ¦ prisma migrate deploy",
                "0 ¦ 431 ¦ RT096 ¦ Render Dashboard ¦ switch auto-deploy on again",
                "0 ¦ 463 ¦ RT020 ¦ git push origin master --force ¦ git revert",
                "0 ¦ 490 ¦ RT013 ¦ prisma migrate resolve --rolled-back ¦ prisma db execute --file",
                "0 ¦ 493 ¦ RT028 ¦ psql ¦ ON_ERROR_STOP=1",
                "0 ¦ 531 ¦ RT070 ¦ \"event\":\"SessionStart\" ¦ hook_event_name",
                "1 ¦ 137 ¦ RT012 ¦ npm install -g @render/cli ¦ install it as its page says",
                "1 ¦ 143 ¦ RT010 ¦ render deploy --service ¦ render deploys create",
                "1 ¦ 146 ¦ RT010 ¦ render deploy --service ¦ render deploys create",
                "1 ¦ 219 ¦ RT030 ¦ ?page=1&page_size=10 ¦ '",
                "1 ¦ 254 ¦ RT030 ¦ ?page=1&page_size=100 ¦ '",
                "1 ¦ 257 ¦ RT031 ¦ @curl-format.txt ¦ -w '%{time_total}",
                "1 ¦ 295 ¦ RT011 ¦ render logs --service ¦ render logs -r",
                "1 ¦ 298 ¦ RT011 ¦ render logs --service ¦ render logs -r",
                "1 ¦ 366 ¦ RT020 ¦ git push -f ¦ git revert",
                "1 ¦ 400 ¦ RT011 ¦ render logs --service ¦ render logs -r",
                "2 ¦ 84 ¦ RT017 ¦ convex deploy --prod ¦ CONVEX_DEPLOY_KEY",
                "2 ¦ 94 ¦ RT027 ¦ vercel --prod ¦ vercel deploy --prod --skip-domain",
                "2 ¦ 176 ¦ RT018 ¦ convex doctor ¦ convex logs",
                "2 ¦ 347 ¦ RT072 ¦ vercel rollback ¦ vercel promote",
                "2 ¦ 395 ¦ RT019 ¦ -sha256 -hmac ¦ -sha512 -hmac",
                "3 ¦ 65 ¦ RT078 ¦ db:push ¦ db:deploy",
                "3 ¦ 143 ¦ RT097 ¦ autoDeploy: false ¦ autoDeployTrigger",
                "3 ¦ 296 ¦ RT013 ¦ prisma migrate resolve --rolled-back ¦ prisma db execute --file",
                "4 ¦ 165 ¦ RT014 ¦ supabase db reset ¦ restore a backup into a second database",
                "4 ¦ 170 ¦ RT071 ¦ supabase db lint ¦ --fail-on error",
                "4 ¦ 264 ¦ RT071 ¦ supabase db lint ¦ --fail-on error",
                "4 ¦ 364 ¦ RT015 ¦ supabase db list-migrations ¦ supabase migration list",
                "4 ¦ 384 ¦ RT016 ¦ pg_stat_activity ¦ now() - query_start"
            })
    void what_is_wrong_by_a_vendors_word_is_found_with_the_right_command_beside_it(
            int document, int line, String code, String wrong, String right) throws IOException {
        var file = files("seeds").get(document);
        assertThat(Files.readAllLines(file).get(line - 1)).contains(wrong);
        assertThat(lint(file))
                .filteredOn(it -> it.code().equals(code) && it.span().line() == line)
                .singleElement()
                .satisfies(it -> assertThat(it.help()).contains(right));
    }

    @Test
    void a_third_of_other_peoples_runbooks_has_no_error() throws IOException {
        var files = files("corpus");
        var without = 0;
        for (var file : files) {
            if (lint(file).stream().noneMatch(it -> it.weight() == Problem.Weight.ERROR)) {
                without++;
            }
        }
        assertThat(without).isGreaterThanOrEqualTo(files.size() / 3);
    }
}
